// The second line of a lane: what there is to know of the cluster in a few words.
import type { ClusterRow } from "../../ipc/wire";
import { isHollow, readAt } from "../age";
import { formatClock, formatMinutes } from "../time";
import { troubleWord } from "../trouble";

/** `9 of 16`, `idle 1h 47m`, `failed 14:19`, `signed out since 11:20`. */
export function laneLine(row: ClusterRow, now: number): string {
  if (isHollow(row, now)) return notLive(row, now);
  const since = (at: number | null) => (at === null ? "" : formatMinutes(Math.max(0, now - at)));
  switch (row.status) {
    case "failed":
      return failedLine(row, now);
    case "idle":
      return `idle ${since(row.idleSince)}`.trim();
    case "unknown":
      return notLive(row, now);
    case "running":
      return row.stepsAt === null ? "steps not read yet" : stepsLine(row);
    case "waiting":
      return row.idleSince === null ? "waiting" : `waiting since ${formatClock(row.idleSince, now)}`;
    case "bootstrapping":
      return joined(["bootstrap", since(row.created)]);
    case "capacity":
      return joined(["capacity", since(row.created)]);
    case "terminating":
      return "ending";
    case "done":
      return joined([lasted(row), stepsLine(row)]);
  }
}

/** Until when something is known of a cluster: now, or when it was last read. */
export function knownUntil(row: ClusterRow, now: number): number {
  return row.ended === null && isHollow(row, now) ? Math.min(now, readAt(row)) : now;
}

function failedLine(row: ClusterRow, now: number): string {
  if (row.ended !== null) return joined([row.word.toLowerCase(), formatClock(row.ended, now)]);
  const idle = row.idleSince === null ? "" : `idle ${formatMinutes(Math.max(0, now - row.idleSince))}`;
  return joined([`failed ${formatClock(row.newest, now)}`, idle]);
}

function stepsLine({ steps }: ClusterRow): string {
  if (steps.total === 0) return "no steps";
  const waiting = steps.pending > 0 ? `${steps.pending} pending` : "";
  return joined([`${steps.completed} of ${steps.total}${steps.whole ? "" : "+"}`, waiting]);
}

function lasted({ created, ended }: ClusterRow): string {
  return created === null || ended === null ? "ended" : formatMinutes(Math.max(0, ended - created));
}

function notLive(row: ClusterRow, now: number): string {
  if (row.trouble)
    return `${troubleWord(row.trouble).toLowerCase()} since ${formatClock(row.trouble.since, now)}`;
  return `last read ${formatClock(readAt(row), now)}`;
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(", ");
}
