// The buttons over the bars: which there are, and where the arrow keys go from each.
import type { Item } from "./items";
import { isFailed } from "./kinds";
import type { Scene } from "./scene";

/** At most so many buttons lie over the canvas; the step table holds all. */
export const MOST_BUTTONS = 200;

const ALL_ROWS = 1e6;

/** The items in sight in the order of time, failed ones kept first when they are too many. */
export function buttonItems(scene: Scene): Item[] {
  const { scale } = scene;
  const all = [...scene.rows, scene.left]
    .flatMap(({ items }) => items)
    .filter(({ x0, x1 }) => x1 > scale.x0 && x0 < scale.x1);
  const kept =
    all.length <= MOST_BUTTONS
      ? all
      : all
          .sort((a, b) => Number(isFailed(b.kind)) - Number(isFailed(a.kind)) || a.x0 - b.x0)
          .slice(0, MOST_BUTTONS);
  return kept.sort((a, b) => a.x0 - b.x0 || rowOf(a) - rowOf(b));
}

/** Where a key leads from the item at `from`; undefined when it is no key of the timeline. Lanes do not wrap. */
export function itemForKey(items: readonly Item[], from: number, key: string): number | undefined {
  switch (key) {
    case "ArrowRight":
      return Math.min(items.length - 1, from + 1);
    case "ArrowLeft":
      return Math.max(0, from - 1);
    case "ArrowDown":
      return inOtherRow(items, from, 1);
    case "ArrowUp":
      return inOtherRow(items, from, -1);
    case "Home":
      return 0;
    case "End":
      return items.length - 1;
    default:
      return undefined;
  }
}

// The item of the next row that has one, nearest in time.
function inOtherRow(items: readonly Item[], from: number, by: 1 | -1): number {
  const here = items[from];
  if (!here) return from;
  const away = (item: Item) => (rowOf(item) - rowOf(here)) * by;
  const next = Math.min(...items.map(away).filter((rows) => rows > 0));
  const middle = (here.x0 + here.x1) / 2;
  const distance = (item: Item) => Math.max(item.x0 - middle, middle - item.x1, 0);
  return items.reduce(
    (best, item, i) =>
      away(item) === next && (best === from || distance(item) < distance(items[best] ?? item)) ? i : best,
    from,
  );
}

// The queue strip lies under all slots.
function rowOf({ slot }: Item): number {
  return slot ?? ALL_ROWS;
}
