// The sentences of a watch in trouble, a grid without rows, and a fleet that is being read: what is so, then what to do.
import type { WatchRow } from "../ipc/wire";
import type { SignIcon } from "./signs";
import type { Tone } from "./states";
import { formatClock, formatSpan } from "./time";
import { troubleTitle, troubleWord } from "./trouble";
import { healthLook, isSignedOut } from "./watch";

/** A banner over the grid, or the text of an empty one. */
export interface Sentence {
  readonly title: string;
  readonly body: string;
}

/** A banner that a watch's trouble raises. */
export interface TroubleSentence extends Sentence {
  readonly icon: SignIcon;
  readonly tone: Tone;
  /** The watch that "Try now" asks again; undefined where trying cannot help. */
  readonly tryWatch: string | undefined;
}

/** A timeline on which nothing is. */
export function nothingRan(watches: readonly WatchRow[]): Sentence {
  const places = watches.map(({ profile, region }) => `${profile} in ${region}`).slice(0, 3);
  const asked = places.length > 0 ? ` None is known of ${places.join(", ")}.` : "";
  return { title: "No cluster ran in this time span", body: `Choose a longer one.${asked}` };
}

/** Clusters of this span that are not on the timeline; `shown` are. */
export function leftOutSentence(shown: number): Sentence {
  return {
    title: `The newest ${shown.toLocaleString("en-US")} clusters are shown`,
    body: "Older ones ran in this span and are left out. Choose a shorter span, or scroll back in time, to see them.",
  };
}

/** No network at all. */
export function offlineSentence(since: number, now: number): TroubleSentence {
  return {
    title: `No network since ${formatClock(since, now)}`,
    body: "Shown as last read. Checks start again by themselves.",
    icon: "offline",
    tone: "off",
    tryWatch: undefined,
  };
}

/** What a watch in trouble says over the grid; undefined for one that is not. */
export function watchSentence(watch: WatchRow, now: number): TroubleSentence | undefined {
  const { icon, tone } = healthLook(watch.health);
  const look = { icon: icon as SignIcon, tone };
  const since = formatClock(watch.since ?? watch.trouble?.since ?? now, now);
  switch (watch.health) {
    case "loading":
    case "live":
    case "standby":
    case "noregion":
    case "paused":
      return undefined;
    case "throttled":
      return { ...look, ...throttledSaying(watch, now), tryWatch: undefined };
    case "offline":
      return { ...offlineSentence(watch.since ?? now, now), tryWatch: watch.id };
    case "signedout":
    case "denied":
    case "clockwrong":
      return { ...look, ...refusedSaying(watch, watch.health, since), tryWatch: watch.id };
    case "failing":
    case "stale":
      return { ...look, ...silentSaying(watch, since, now), tryWatch: watch.id };
  }
}

function throttledSaying(watch: WatchRow, now: number): Sentence {
  const until = watch.next === null ? "AWS lets up" : formatClock(watch.next, now);
  return {
    title: `AWS is limiting calls in ${watch.region}`,
    body: `Other tools share this limit. Reading half as often until ${until}, so that nobody’s job is hit.`,
  };
}

function refusedSaying(
  watch: WatchRow,
  health: "signedout" | "denied" | "clockwrong",
  since: string,
): Sentence {
  const said = watch.trouble ? ` ${watch.trouble.message}` : "";
  if (health === "signedout" && watch.trouble && !isSignedOut(watch)) {
    const title = `${watch.profile} in ${watch.region}: ${troubleWord(watch.trouble)} since ${since}`;
    return { title, body: `${notWatched(watch.live)}${said}` };
  }
  if (health === "signedout") {
    return { title: `${watch.profile} signed out at ${since}`, body: `${notWatched(watch.live)}${said}` };
  }
  if (health === "denied") {
    const operation = watch.trouble?.operation ?? "ListClusters";
    const body = `${operation} is denied for ${watch.profile} since ${since}.${said}`;
    return { title: `Clusters in ${watch.region} cannot be read`, body };
  }
  const body = `AWS refuses what it signs since ${since}. Set the clock; checks start again by themselves.`;
  return { title: "This computer’s clock is wrong", body };
}

function silentSaying(watch: WatchRow, since: string, now: number): Sentence {
  const said = watch.trouble ? ` ${troubleTitle(watch.trouble)}.` : "";
  const next = watch.next === null ? "" : ` Next try ${formatClock(watch.next, now)}.`;
  return {
    title: lastRead(watch, now),
    body: `${watch.region} has not answered since ${since}.${said}${next}`,
  };
}

function lastRead(watch: WatchRow, now: number): string {
  return watch.last === null ? "Not read yet" : `Last read ${formatSpan(Math.max(0, now - watch.last))} ago`;
}

function notWatched(live: number): string {
  return live === 1 ? "1 cluster is not being watched." : `${live} clusters are not being watched.`;
}

/** Every row is hidden by the filter. */
export function noMatch(hidden: number, filter: string): Sentence {
  const clusters = hidden === 1 ? "1 cluster is" : `${hidden} clusters are`;
  return { title: "No cluster matches this filter", body: `${clusters} hidden by “${filter}”.` };
}

/** Nothing to show, and no filter hides anything. */
export function noneThere(watches: readonly WatchRow[], now: number): Sentence {
  const [watch] = watches;
  if (!watch) {
    return { title: "No watch is switched on", body: "A watch is one profile in one Region." };
  }
  const where = watches.length === 1 ? watch.region : `${watches.length} watches`;
  const asked =
    watch.last === null ? "was not asked yet" : `was asked at ${formatClock(watch.last, now)} and has none`;
  const body =
    watches.length === 1
      ? `${watch.profile} ${asked}, running or ended in the last 24 hours.`
      : "None is running, and none ended in the last 24 hours.";
  return { title: `No clusters in ${where}`, body };
}

/** The fleet is being read for the first time. */
export function reading(watches: readonly WatchRow[]): string {
  const pending = watches.find(({ health }) => health === "loading");
  if (!pending) return "";
  const read = watches.filter(({ health }) => health !== "loading").length;
  return `Reading ${pending.profile}, ${pending.region} · ${read} of ${watches.length} watches`;
}
