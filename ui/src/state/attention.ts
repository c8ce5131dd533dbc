// "Needs attention first": the order of the grid, and which cluster is looked at first.
import type { ClusterRow, Status } from "../ipc/wire";

/** Every status, worst first: the order in which the engine declares them. */
export const STATUSES = [
  "failed",
  "idle",
  "unknown",
  "running",
  "bootstrapping",
  "capacity",
  "waiting",
  "terminating",
  "done",
] as const satisfies readonly Status[];

const RANKS = new Map<Status, number>(STATUSES.map((status, rank) => [status, rank]));

/** How urgent a status is; 0 is worst. */
export function rankOf(status: Status): number {
  return RANKS.get(status) ?? STATUSES.length;
}

/** Worse status first, then the newest event, then the key so that equals never swap. */
export function compareAttention(a: ClusterRow, b: ClusterRow): number {
  return rankOf(a.status) - rankOf(b.status) || b.newest - a.newest || (a.key < b.key ? -1 : 1);
}
