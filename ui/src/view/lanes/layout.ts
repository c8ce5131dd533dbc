// Where each lane and each group's head stands: made when lanes, groups or the height change, searched in every frame.
import { firstAbove } from "../timeline/search";
import type { Group } from "./groups";
import { GROUP, laneHeight, LOWEST } from "./measures";

/** A lane, or a group's head. */
export type Entry =
  | { readonly is: "lane"; readonly lane: number; readonly top: number; readonly height: number }
  | {
      readonly is: "group";
      readonly group: Group;
      readonly folded: boolean;
      readonly top: number;
      readonly height: number;
    };

/** All of them from top to bottom. */
export interface Layout {
  readonly entries: readonly Entry[];
  /** The top of each entry, and after them the height of all: rises, so it can be searched. */
  readonly tops: Float64Array;
  readonly height: number;
  /** Which entry a lane is. */
  readonly entryOf: ReadonlyMap<number, number>;
}

/** Lays lanes out. `fitted`: they are made so low that all of them fit into that height, if that can be. */
export function layLanes(
  groups: readonly Group[],
  slots: ArrayLike<number>,
  folded: readonly string[],
  fitted: number | undefined,
): Layout {
  const shown = groups.map((group) => ({ group, lanes: folded.includes(group.key) ? [] : group.lanes }));
  const heads = groups.filter(({ word }) => word !== "").length * GROUP;
  const count = shown.reduce((sum, { lanes }) => sum + lanes.length, 0);
  const natural = (lane: number) => laneHeight(slots[lane] ?? 1);
  const whole = shown.reduce(
    (sum, { lanes }) => lanes.reduce((all, lane) => all + natural(lane), sum),
    heads,
  );
  const squeezed = fitted !== undefined && whole > fitted && count > 0;
  const low = squeezed ? Math.max(LOWEST, Math.floor((fitted - heads) / count)) : Infinity;
  const entries: Entry[] = [];
  let top = 0;
  for (const { group, lanes } of shown) {
    if (group.word !== "") {
      entries.push({ is: "group", group, folded: folded.includes(group.key), top, height: GROUP });
      top += GROUP;
    }
    for (const lane of lanes) {
      const height = Math.min(low, natural(lane));
      entries.push({ is: "lane", lane, top, height });
      top += height;
    }
  }
  const entryOf = new Map<number, number>();
  entries.forEach((entry, i) => {
    if (entry.is === "lane") entryOf.set(entry.lane, i);
  });
  return {
    entries,
    tops: Float64Array.from([...entries.map((entry) => entry.top), top]),
    height: top,
    entryOf,
  };
}

/** The first and, not included, the last entry between two heights. */
export function entriesBetween(
  { tops, entries }: Layout,
  from: number,
  to: number,
): [first: number, end: number] {
  const first = Math.max(0, firstAbove(tops, from, 0, tops.length) - 1);
  return [first, Math.min(entries.length, firstAbove(tops, to, 0, tops.length))];
}

/** The entry at a height. */
export function entryAt(layout: Layout, y: number): Entry | undefined {
  if (y < 0 || y >= layout.height) return undefined;
  return layout.entries[firstAbove(layout.tops, y, 0, layout.tops.length) - 1];
}
