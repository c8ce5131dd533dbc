// The order of lanes: it depends on nothing that changes from minute to minute, so that lanes stay where they are.
import type { ClusterRow } from "../../ipc/wire";
import { rankOf } from "../../state/attention";

/** Worse first; what lives by its beginning, what ended by its end, newest first. */
export function compareLanes(a: ClusterRow, b: ClusterRow): number {
  const rank = rankOf(a.status) - rankOf(b.status);
  if (rank !== 0) return rank;
  if (a.ended !== null && b.ended !== null && a.ended !== b.ended) return b.ended - a.ended;
  return (a.created ?? 0) - (b.created ?? 0) || (a.key < b.key ? -1 : 1);
}
