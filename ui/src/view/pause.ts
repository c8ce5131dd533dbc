// What is so while nothing is asked.
import type { ClusterRow, DetailHead } from "../ipc/wire";
import type { Sentence } from "./sentences";
import { formatClock } from "./time";

/** The banner of a pause. */
export function pausedSentence(since: number, now: number): Sentence {
  const title = `Paused since ${formatClock(since, now)}`;
  return { title, body: "Nothing is asked, notices are held. Everything is shown as last read." };
}

/** The row while nothing is asked: whatever can still change counts as stale at once. */
export function heldRow(row: ClusterRow): ClusterRow {
  return row.staleAfter === null ? row : { ...row, staleAfter: -1 };
}

/** The same for the opened cluster. */
export function heldHead(head: DetailHead): DetailHead {
  return { ...head, row: heldRow(head.row) };
}
