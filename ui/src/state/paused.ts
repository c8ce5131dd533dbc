// Rows while nothing is asked.
import type { ClusterRow, DetailHead } from "../ipc/wire";

/** The row while nothing is asked: whatever can still change counts as stale at once. */
export function heldRow(row: ClusterRow): ClusterRow {
  return row.staleAfter === null ? row : { ...row, staleAfter: -1 };
}

/** The same for the opened cluster. */
export function heldHead(head: DetailHead): DetailHead {
  return { ...head, row: heldRow(head.row) };
}
