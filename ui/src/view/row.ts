// What a row of the grid says.
import type { ClusterRow } from "../ipc/wire";
import { ageOf, isHollow, isStale, readAt } from "./age";
import { hasFailed, hollowOf, statusLook, stepLook, type Look, type StateIcon, type Tone } from "./states";
import { formatAge, formatClock, formatSpan } from "./time";
import { troubleTitle, troubleWord } from "./trouble";

/** Everything a row shows, as of `now`. */
export interface RowView {
  /** Whether it may not be drawn as live. */
  readonly hollow: boolean;
  readonly stale: boolean;
  readonly look: Look;
  /** `data-att`: what the row's left edge repeats. */
  readonly attention: "fail" | "idle" | "stale" | undefined;
  /** Completed of all steps. */
  readonly progress: string;
  readonly now: NowLine;
  readonly elapsed: string;
  readonly started: string;
  /** Its age, or "final" for what will not change. */
  readonly checked: string;
  /** Why it is not live, and since when; empty while it is. */
  readonly why: string;
  /** All that is known of that, for a title. */
  readonly whyTitle: string;
}

/** The second line of the steps: what runs, failed, or is waited for. */
interface NowLine {
  readonly icon: StateIcon;
  readonly tone: Tone;
  readonly text: string;
  /** How many more run beside it. */
  readonly more: number;
}

/** Makes a row's texts. */
export function rowView(row: ClusterRow, now: number): RowView {
  const hollow = isHollow(row, now);
  const stale = isStale(row, now);
  const until = row.ended ?? (stale || row.status === "unknown" ? row.stateAt : now);
  return {
    hollow,
    stale,
    look: statusLook(row.status, hollow),
    attention: attentionOf(row, hollow),
    progress: progressOf(row),
    now: nowLine(row, hollow, now),
    elapsed: row.created === null ? "–" : formatSpan(Math.max(0, until - row.created)),
    started: row.created === null ? "" : formatClock(row.created, now),
    checked: row.staleAfter === null ? "final" : formatAge(ageOf(row, now)),
    why: whyNotLive(row, stale, now),
    whyTitle: row.trouble ? troubleTitle(row.trouble) : "",
  };
}

/** A row's accessible name: what one would read out of it. */
export function rowName(row: ClusterRow, view: RowView): string {
  const { steps } = row;
  const done = row.stepsAt === null ? "steps not read" : `${steps.completed} of ${steps.total} steps`;
  const was = view.hollow && row.status !== "unknown" ? `was ${row.word}` : row.word;
  const checked = row.staleAfter === null ? "final" : `checked ${view.checked} ago`;
  const watched = row.watched ? "watched" : "";
  return [row.name || row.id, was, done, checked, view.why, watched].filter((part) => part !== "").join(", ");
}

function attentionOf(row: ClusterRow, hollow: boolean): RowView["attention"] {
  if (row.status === "unknown" || hollow) return "stale";
  if (row.status === "failed") return "fail";
  return row.status === "idle" ? "idle" : undefined;
}

function progressOf({ steps, stepsAt }: ClusterRow): string {
  if (stepsAt === null) return "–";
  return `${steps.completed}/${steps.total}${steps.whole ? "" : "+"}`;
}

function nowLine(row: ClusterRow, hollow: boolean, now: number): NowLine {
  const line = liveLine(row, now);
  return hollow ? { ...line, icon: hollowOf(line.icon), tone: "off", text: `was: ${line.text}` } : line;
}

function liveLine(row: ClusterRow, now: number): NowLine {
  const { current } = row;
  if (current && (row.status !== "idle" || hasFailed(current.state))) {
    const { icon, tone } = stepLook(current.state);
    return { icon, tone, text: current.name || current.id, more: current.more };
  }
  if (row.idleSince !== null && row.ended === null) {
    const text = `Nothing to run since ${formatClock(row.idleSince, now)}`;
    return { icon: "waiting", tone: "idle", text, more: 0 };
  }
  // A state that cannot be read now has no sign of its own in this line.
  const { icon, tone } = statusLook(row.status === "unknown" ? "waiting" : row.status, false);
  return { icon, tone, text: row.reason ?? stepsWord(row), more: 0 };
}

function stepsWord({ stepsAt, steps, word }: ClusterRow): string {
  if (stepsAt === null) return "Steps not read yet";
  return steps.total === 0 ? "No steps" : word;
}

function whyNotLive(row: ClusterRow, stale: boolean, now: number): string {
  if (row.staleAfter === null) return row.listing === "notListed" ? "AWS no longer lists it" : "";
  if (row.trouble) return `${troubleWord(row.trouble)} since ${formatClock(row.trouble.since, now)}`;
  if (row.listing !== "listed" && row.listingSince !== null) {
    return `not listed since ${formatClock(row.listingSince, now)}`;
  }
  return stale || row.status === "unknown" ? `last read ${formatClock(readAt(row), now)}` : "";
}
