// What a watch in the sidebar says.
import type { Health, TroubleKind, WatchRow } from "../ipc/wire";
import { calledAs } from "./accounts/profile";
import type { SignIcon } from "./signs";
import type { StateIcon, Tone } from "./states";
import { formatAge, formatClock } from "./time";

/** How a health looks; `dot` is the filled one that only a live watch may have. */
export interface HealthLook {
  readonly icon: SignIcon | StateIcon | "dot";
  readonly tone: Tone;
  readonly word: string;
}

const LOOKS: Record<Health, HealthLook> = {
  loading: { icon: "history", tone: "off", word: "Reading" },
  live: { icon: "dot", tone: "done", word: "Live" },
  throttled: { icon: "gauge", tone: "late", word: "Throttled" },
  signedout: { icon: "key", tone: "idle", word: "Signed out" },
  denied: { icon: "lock", tone: "fail", word: "Denied" },
  offline: { icon: "offline", tone: "off", word: "Offline" },
  failing: { icon: "warn", tone: "late", word: "No answer" },
  stale: { icon: "history", tone: "off", word: "Stale" },
  clockwrong: { icon: "history", tone: "fail", word: "Clock wrong" },
  noregion: { icon: "unknown", tone: "idle", word: "No Region" },
  paused: { icon: "pause", tone: "off", word: "Paused" },
  standby: { icon: "check", tone: "off", word: "Stands by" },
};

/** How a watch's health looks. */
export function healthLook(health: Health): HealthLook {
  return LOOKS[health];
}

// Troubles that leave a watch without usable credentials, but are no sign-out.
const OTHERS = new Map<TroubleKind, string>([
  ["keyring", "Keyring closed"],
  ["wrong_region", "Wrong Region"],
  ["profile", "Not usable"],
]);

/** Whether a watch's credentials themselves are no longer taken. */
export function isSignedOut({ health, trouble }: WatchRow): boolean {
  return health === "signedout" && !(trouble && OTHERS.has(trouble.kind));
}

/** A watch's health in a word or two. */
export function healthWord({ health, trouble }: WatchRow): string {
  const other = health === "signedout" && trouble ? OTHERS.get(trouble.kind) : undefined;
  return other ?? LOOKS[health].word;
}

/** The second line of a watch: its age while it is live, else what it waits for. */
export function watchNote(watch: WatchRow, now: number): string {
  switch (watch.health) {
    case "live":
      return watch.last === null ? LOOKS.live.word : `${formatAge(Math.max(0, now - watch.last))} ago`;
    case "loading":
    case "noregion":
      return LOOKS[watch.health].word;
    case "standby":
      return watch.askedBy === null
        ? LOOKS.standby.word
        : `by ${watch.askedBy.split("/")[0] ?? watch.askedBy}`;
    default:
      return healthWord(watch);
  }
}

/** A watch's accessible name: first what is seen of it, in that order (WCAG 2.5.3), then its health in full. */
export function watchName(watch: WatchRow, now: number): string {
  const note = watchNote(watch, now);
  const word = healthWord(watch);
  const since =
    watch.since === null || watch.health === "live" ? "" : ` since ${formatClock(watch.since, now)}`;
  const health = note === word && since === "" ? "" : `${word.toLowerCase()}${since}`;
  const clusters = `${watch.live} ${watch.live === 1 ? "cluster" : "clusters"}`;
  const called = calledAs({ label: watch.label, name: watch.profile });
  const profile = watch.label === "" ? "" : `profile ${watch.profile}`;
  return [called, watch.region, note, clusters, health, profile].filter((part) => part !== "").join(", ");
}
