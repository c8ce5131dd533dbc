// What the status bar says.
import type { Mode, StatusLine, WatchRow } from "../ipc/wire";
import { formatAge, formatClock, formatSpan } from "./time";

/** `data-link`: how the window stands to AWS. */
type LinkState = "live" | "stale" | "offline" | "demo";

/** The first item: whether what is shown is fresh. */
export interface Freshness {
  readonly link: LinkState;
  readonly text: string;
  /** Whether the green dot may be drawn. */
  readonly live: boolean;
}

/** Tells how fresh the fleet is, as of `now`. */
export function freshness(
  status: StatusLine,
  mode: Mode,
  watches: readonly WatchRow[],
  now: number,
): Freshness {
  if (status.pausedSince !== null) {
    return { link: "stale", text: `Paused since ${formatClock(status.pausedSince, now)}`, live: false };
  }
  if (status.offlineSince !== null) {
    return {
      link: "offline",
      text: `Offline, ${formatSpan(Math.max(0, now - status.offlineSince))}`,
      live: false,
    };
  }
  if (status.refreshed === null) {
    return { link: "stale", text: watches.length === 0 ? "No watch yet" : "Not read yet", live: false };
  }
  const text = `Refreshed ${formatAge(Math.max(0, now - status.refreshed))} ago`;
  const answers = watches.length === 0 || watches.some(({ health }) => health === "live");
  if (!answers || now - status.refreshed > LATE) return { link: "stale", text, live: false };
  return { link: mode.is === "demo" ? "demo" : "live", text, live: true };
}

// The heartbeat is at most a minute; three of them without an answer are stale, as for a row.
const LATE = 3 * 60_000;

/** The free share of the tightest bucket in whole percent. */
export function budgetPercent({ budgetFree }: StatusLine): number {
  return Math.round(Math.min(1, Math.max(0, budgetFree)) * 100);
}

/** "1 throttled, next try 14:33:05", or an empty text. */
export function throttledText(
  { throttled, nextTry }: StatusLine,
  now: number,
): readonly [short: string, rest: string] {
  if (throttled === 0) return ["", ""];
  return [`${throttled} throttled`, nextTry === null ? "" : `, next try ${formatClock(nextTry, now)}`];
}

/** "1 signed out", or an empty text. */
export function countText(count: number, word: string): string {
  return count === 0 ? "" : `${count} ${word}`;
}

/** That what is seen is not kept, and since when; an empty text while it is. */
export function archiveText({ archive }: StatusLine, now: number): string {
  if (archive.kept) return "";
  return archive.notKeptSince === null
    ? "Not kept"
    : `Not kept since ${formatClock(archive.notKeptSince, now)}`;
}

/** The demo's name and speed, or an empty text for real accounts. */
export function demoText(mode: Mode): string {
  return mode.is === "demo" ? `Demo, ${speedText(mode.speed)}` : "";
}

/** What the demo's banner says; `profiles` is how many there are by now for one that opened by itself. */
export function demoSentence(
  mode: Extract<Mode, { is: "demo" }>,
  profiles: number,
): { title: string; body: string } {
  const found = profiles === 0 ? "No AWS profile was found" : "No Region of an AWS profile is watched";
  const why = mode.asked ? "" : `${found} on this computer. `;
  return {
    title: "Demo fleet",
    body: `${why}Scenario ${mode.scenario} at ${speedText(mode.speed)}. Every account, cluster and step is invented.`,
  };
}

function speedText(speed: number): string {
  return speed === 1 ? "real speed" : `${speed}× speed`;
}

/** The short name of the zone that times are shown in. */
export function zoneName(at: number): string {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZoneName: "short" }).formatToParts(at);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
}
