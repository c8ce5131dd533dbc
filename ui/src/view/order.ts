// The order of the grid: needs attention first, or by a column.
import type { ClusterRow } from "../ipc/wire";
import { compareAttention, rankOf } from "../state/attention";
import { readAt } from "./age";

/** The grid's columns. */
export type Column = "status" | "cluster" | "place" | "owner" | "steps" | "elapsed" | "checked";

/** Behind every name. */
const LAST = "\u{10ffff}";

type Compare = (a: ClusterRow, b: ClusterRow) => number;

/** The rows in the order of `column`; with none, worst first. `now` ends the span of what has not ended. */
export function sorted(
  rows: readonly ClusterRow[],
  column: string,
  descending: boolean,
  now: number,
): ClusterRow[] {
  const by = comparison(column, now);
  if (!by) return [...rows].sort(compareAttention);
  const direction = descending ? -1 : 1;
  return [...rows].sort((a, b) => direction * by(a, b) || byName(a, b) || compareText(a.key, b.key));
}

/** The rows in the order of `keys`; rows not among them follow in their own order. */
export function arranged(rows: readonly ClusterRow[], keys: readonly string[]): ClusterRow[] {
  const places = new Map(keys.map((key, place) => [key, place]));
  const placeOf = (row: ClusterRow) => places.get(row.key) ?? keys.length;
  return [...rows].sort((a, b) => placeOf(a) - placeOf(b));
}

function comparison(column: string, now: number): Compare | undefined {
  switch (column) {
    case "status":
      return (a, b) => rankOf(a.status) - rankOf(b.status);
    case "cluster":
      return byName;
    case "place":
      return (a, b) => compareText(placeOf(a), placeOf(b));
    case "owner":
      return (a, b) => compareText(a.owner ?? LAST, b.owner ?? LAST);
    case "steps":
      return (a, b) => shareDone(a) - shareDone(b) || a.steps.total - b.steps.total;
    case "elapsed":
      return (a, b) => elapsed(a, now) - elapsed(b, now);
    case "checked":
      return (a, b) => readAt(a) - readAt(b);
    default:
      return undefined;
  }
}

function byName(a: ClusterRow, b: ClusterRow): number {
  return compareText(a.name, b.name);
}

function placeOf(row: ClusterRow): string {
  return `${row.profiles[0] ?? row.account} ${row.region}`;
}

function shareDone({ steps }: ClusterRow): number {
  return steps.total === 0 ? -1 : steps.completed / steps.total;
}

function elapsed(row: ClusterRow, now: number): number {
  return row.created === null ? -1 : (row.ended ?? now) - row.created;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
