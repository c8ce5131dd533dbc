// What lies under the pointer.
import type { Item, Row } from "./items";
import { codeOf, isFailed } from "./kinds";
import { SLACK } from "./measures";
import { firstAbove } from "./search";

/** The item of a row at `x`, with 3 px of slack: a failed one wins, then the shorter. */
export function hitRow({ items, reach }: Row, x: number): Item | undefined {
  let best: Item | undefined;
  for (let i = firstAbove(reach, x - SLACK - 1e-9, 0, reach.length); i < items.length; i += 1) {
    const item = items[i];
    if (!item || item.x0 > x + SLACK) break;
    if (item.x1 >= x - SLACK && (!best || wins(item, best))) best = item;
  }
  return best;
}

/** Whether `a` is to be told rather than `b` where both could be meant. */
export function wins(a: Item, b: Item): boolean {
  const [failedA, failedB] = [isFailed(a.kind), isFailed(b.kind)];
  if (failedA !== failedB) return failedA;
  return a.x1 - a.x0 < b.x1 - b.x0;
}

/** What may be painted over by what: failed last. */
export function paintOrder(a: Item, b: Item): number {
  return Math.max(a.kind, codeOf("interrupted")) - Math.max(b.kind, codeOf("interrupted"));
}
