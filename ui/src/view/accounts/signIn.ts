// Whether a profile's credentials are good, as far as that is known: from its watches, else from its last test.
import type { ConnectionTest, Health, ProfileRow, WatchRow } from "../../ipc/wire";
import type { SignIcon } from "../signs";
import type { StateIcon, Tone } from "../states";
import { formatClock } from "../time";
import { healthLook, healthWord, isSignedOut } from "../watch";
import { outcomeLook } from "./outcome";
import { kindWords } from "./profile";

/** What stands at the end of a profile's line. */
export interface SignIn {
  /** `data-signin`: the credentials are known to be good, known not to be, or neither. */
  readonly key: "ready" | "out" | "untested";
  readonly icon: SignIcon | StateIcon;
  readonly tone: Tone;
  readonly word: string;
  /** Since when, where, or what its credentials are. */
  readonly note: string;
}

// What a watch knows of its profile, worst first. The others know nothing of its credentials.
const TELLING = [
  "signedout",
  "clockwrong",
  "denied",
  "failing",
  "throttled",
  "offline",
  "stale",
  "live",
] as const satisfies readonly Health[];

type Telling = (typeof TELLING)[number];

const KEYS: Record<Telling, SignIn["key"]> = {
  signedout: "out",
  clockwrong: "untested",
  denied: "ready",
  failing: "untested",
  throttled: "ready",
  offline: "untested",
  stale: "untested",
  live: "ready",
};

/** Tells how a profile stands as of `now`, from its own watches and its last test. */
export function signIn(profile: ProfileRow, watches: readonly WatchRow[], now: number): SignIn {
  for (const health of TELLING) {
    const watch = watches.find((one) => one.health === health);
    if (!watch) continue;
    const stands = fromWatch(profile, watch, health, watches, now);
    // Credentials that could not be read, or were not asked for here, are not known to be bad.
    return isSignedOut(watch) ? stands : { ...stands, key: stands.key === "out" ? "untested" : stands.key };
  }
  if (profile.test) return fromTest(profile.test, now);
  const [watch] = watches;
  const note = kindWords(profile.kind).source;
  if (!watch) return { key: "untested", icon: "pending", tone: "off", word: "Not tested", note };
  const { icon, tone, word } = healthLook(watch.health);
  return { key: "untested", icon: icon === "dot" ? "pending" : icon, tone, word, note };
}

function fromWatch(
  profile: ProfileRow,
  watch: WatchRow,
  health: Telling,
  watches: readonly WatchRow[],
  now: number,
): SignIn {
  const key = KEYS[health];
  const { icon, tone } = healthLook(health);
  const word = healthWord(watch);
  if (icon === "dot") {
    return { key, icon: "done", tone, word: "Ready", note: kindWords(profile.kind).source };
  }
  const isEverywhere = watches.every((one) => one.health === health);
  const since = watch.since === null ? "" : `since ${formatClock(watch.since, now)}`;
  return { key, icon, tone, word, note: isEverywhere ? since : `in ${watch.region}` };
}

// A test tells what was so. After a quarter of an hour nobody knows whether it still is.
const FRESH = 15 * 60_000;

function fromTest({ outcome, at }: ConnectionTest, now: number): SignIn {
  const { icon, tone, word } = outcomeLook(outcome);
  const note = `tested ${formatClock(at, now)}`;
  switch (outcome) {
    case "good":
      return now - at > FRESH
        ? { key: "untested", icon: "done-hollow", tone: "off", word: "Was ready", note }
        : { key: "ready", icon, tone, word, note };
    case "denied":
    case "throttled":
      return { key: "ready", icon, tone, word, note };
    case "wrongKey":
    case "expired":
      return { key: "out", icon, tone, word, note };
    default:
      return { key: "untested", icon, tone, word, note };
  }
}
