// What a test of a connection found: its sign, its words, and what can be done next.
import type { TestOutcome } from "../../ipc/wire";
import type { SignIcon } from "../signs";
import type { StateIcon, Tone } from "../states";

/** How an outcome looks and reads. */
interface OutcomeLook {
  readonly icon: SignIcon | StateIcon;
  readonly tone: Tone;
  /** In a word or two, for the list. */
  readonly word: string;
  /** What is so, over the message that says more. */
  readonly title: string;
  /** What keys that were just entered need next; empty where nothing is to be done. */
  readonly next: string;
  /** Whether trying again needs other keys. */
  readonly retype: boolean;
  /** Whether keys may be kept although the test was not good. */
  readonly keep: boolean;
}

const LATER = "Test again, or keep the keys without a good test: they are then tried again by themselves.";
const TRY = { retype: false, keep: true };
const FIX = { retype: false, keep: false };

const LOOKS: Record<TestOutcome, OutcomeLook> = {
  good: {
    icon: "done",
    tone: "done",
    word: "Ready",
    title: "The connection works",
    next: "",
    ...FIX,
  },
  wrongKey: {
    icon: "failed",
    tone: "fail",
    word: "Keys refused",
    title: "AWS does not accept these keys",
    next: "Type the keys again.",
    retype: true,
    keep: false,
  },
  expired: {
    icon: "key",
    tone: "idle",
    word: "Expired",
    title: "These credentials have expired",
    next: "Type new keys.",
    retype: true,
    keep: false,
  },
  denied: {
    icon: "lock",
    tone: "fail",
    word: "Denied",
    title: "The credentials are good, but an action is denied",
    next: "Once it is allowed, test again. The keys need not be typed again.",
    ...FIX,
  },
  wrongRegion: {
    icon: "unknown",
    tone: "late",
    word: "Wrong Region",
    title: "The credentials do not work in this Region",
    next: "Choose another Region and test again. The keys need not be typed again.",
    ...FIX,
  },
  clockOff: {
    icon: "history",
    tone: "fail",
    word: "Clock wrong",
    title: "This computer’s clock is wrong",
    next: LATER,
    ...TRY,
  },
  noNetwork: {
    icon: "offline",
    tone: "off",
    word: "Offline",
    title: "There is no way to AWS",
    next: LATER,
    ...TRY,
  },
  throttled: {
    icon: "gauge",
    tone: "late",
    word: "Throttled",
    title: "AWS is limiting calls",
    next: LATER,
    ...TRY,
  },
  keyring: {
    icon: "lock",
    tone: "late",
    word: "Keyring closed",
    title: "The keyring does not hand over the keys",
    next: "Unlock the keyring, then test again. The keys need not be typed again.",
    ...FIX,
  },
  profile: {
    icon: "warn",
    tone: "late",
    word: "Not usable",
    title: "The profile cannot be used as it is written",
    next: "",
    ...FIX,
  },
  failed: {
    icon: "warn",
    tone: "late",
    word: "No answer",
    title: "AWS did not give a usable answer",
    next: LATER,
    ...TRY,
  },
  notAsked: {
    icon: "cancelled",
    tone: "off",
    word: "Not asked",
    title: "Not asked",
    next: "",
    ...FIX,
  },
};

/** How an outcome looks and reads. */
export function outcomeLook(outcome: TestOutcome): OutcomeLook {
  return LOOKS[outcome];
}

/** `data-test`: whether a check is good, not good, or was not asked. */
export function testKey(outcome: TestOutcome): "ok" | "no" | "off" {
  if (outcome === "good") return "ok";
  return outcome === "notAsked" ? "off" : "no";
}

const CHECKS = new Map([
  ["sts:GetCallerIdentity", "Who am I"],
  ["elasticmapreduce:ListClusters", "Clusters"],
  ["elasticmapreduce:DescribeCluster", "A cluster’s details"],
  ["elasticmapreduce:ListSteps", "Steps"],
  ["elasticmapreduce:DescribeStep", "A step’s details"],
  ["elasticmapreduce:ListInstanceGroups", "Instance groups"],
  ["elasticmapreduce:ListInstanceFleets", "Instance fleets"],
  ["elasticmapreduce:ListBootstrapActions", "Bootstrap actions"],
]);

/** What a checked action is for, in words; one not known here by its own name. */
export function checkName(action: string): string {
  return CHECKS.get(action) ?? action.slice(action.indexOf(":") + 1);
}
