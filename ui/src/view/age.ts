// How old what a row shows is, and what follows from that.
import type { ClusterRow } from "../ipc/wire";

/** When the older of what a row shows was read. */
export function readAt(row: ClusterRow): number {
  return row.stepsAt === null ? row.stateAt : Math.min(row.stateAt, row.stepsAt);
}

/** Milliseconds since then; a clock that stepped back makes nothing younger than new. */
export function ageOf(row: ClusterRow, now: number): number {
  return Math.max(0, now - readAt(row));
}

/** Whether a row is older than it may be while it looks live. What has ended and is settled never is. */
export function isStale(row: ClusterRow, now: number): boolean {
  return row.staleAfter !== null && ageOf(row, now) > row.staleAfter;
}

/** Whether a row may not be drawn as live: it is stale, or what it tells cannot be read now. */
export function isHollow(row: ClusterRow, now: number): boolean {
  return row.staleAfter !== null && (row.trouble !== null || row.status === "unknown" || isStale(row, now));
}
