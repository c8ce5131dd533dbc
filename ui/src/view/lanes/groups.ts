// Lanes by what they have in common, those that need somebody first.
import type { ClusterRow } from "../../ipc/wire";
import { isHollow } from "../age";

/** What lanes are grouped by. */
export const GROUPINGS = ["status", "profile", "region", "none"] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** The grouping of that name; by status when there is none. */
export function groupingOf(name: string): Grouping {
  return GROUPINGS.find((one) => one === name) ?? "status";
}

/** A group of lanes; without a word it has no head. */
export interface Group {
  readonly key: string;
  readonly word: string;
  readonly lanes: readonly number[];
}

const STATUSES = [
  ["attention", "Needs attention"],
  ["running", "Running"],
  ["waiting", "Waiting"],
  ["starting", "Starting"],
  ["ended", "Ended"],
] as const;

/** The groups that have lanes; `lanes` are those shown, in the order they keep within a group. */
export function groupLanes(
  lanes: readonly number[],
  rows: readonly (ClusterRow | undefined)[],
  by: Grouping,
  now: number,
  called: (row: ClusterRow) => string,
): Group[] {
  if (by === "none") return lanes.length > 0 ? [{ key: "", word: "", lanes }] : [];
  const found = new Map<string, number[]>();
  for (const lane of lanes) {
    const row = rows[lane];
    if (!row) continue;
    const key = keyOf(row, by, now, called);
    const group = found.get(key);
    if (group) group.push(lane);
    else found.set(key, [lane]);
  }
  if (by === "status") {
    return STATUSES.flatMap(([key, word]) => {
      const group = found.get(key);
      return group ? [{ key, word, lanes: group }] : [];
    });
  }
  return [...found]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([word, group]) => ({ key: word, word, lanes: group }));
}

function keyOf(row: ClusterRow, by: Grouping, now: number, called: (row: ClusterRow) => string): string {
  if (by === "profile") return called(row);
  return by === "region" ? row.region : statusGroup(row, now);
}

function statusGroup(row: ClusterRow, now: number): (typeof STATUSES)[number][0] {
  switch (row.status) {
    case "failed":
    case "idle":
    case "unknown":
      return "attention";
    case "terminating":
    case "done":
      return "ended";
    case "running":
    case "waiting":
      return needsSomebody(row, now) ? "attention" : row.status;
    case "bootstrapping":
    case "capacity":
      return needsSomebody(row, now) ? "attention" : "starting";
  }
}

// Being read more seldom for a while needs nobody.
function needsSomebody(row: ClusterRow, now: number): boolean {
  return isHollow(row, now) && row.trouble?.kind !== "throttled";
}
