// EMR's states as a person reads them: a key, a word, an icon and a tone. A state that EMR adds keeps EMR's own word.
import type { Status } from "../ipc/wire";

/** A family of state colours. */
export type Tone = "run" | "done" | "fail" | "late" | "idle" | "prep" | "wait" | "off";

/** The icons of states. */
export type StateIcon =
  | "running"
  | "running-hollow"
  | "done"
  | "done-hollow"
  | "failed"
  | "failed-hollow"
  | "broken"
  | "idle"
  | "waiting"
  | "capacity"
  | "bootstrapping"
  | "pending"
  | "cancelled"
  | "cancelling"
  | "interrupted"
  | "terminating"
  | "unknown";

/** How a state looks. */
export interface Look {
  readonly icon: StateIcon;
  readonly tone: Tone;
}

const STATUS_LOOKS: Record<Status, Look> = {
  failed: { icon: "failed", tone: "fail" },
  idle: { icon: "idle", tone: "idle" },
  unknown: { icon: "unknown", tone: "off" },
  running: { icon: "running", tone: "run" },
  bootstrapping: { icon: "bootstrapping", tone: "prep" },
  capacity: { icon: "capacity", tone: "wait" },
  waiting: { icon: "waiting", tone: "idle" },
  terminating: { icon: "terminating", tone: "off" },
  done: { icon: "done", tone: "done" },
};

/** How a cluster's status looks; hollow when it may not be so any more. */
export function statusLook(status: Status, hollow: boolean): Look {
  const look = STATUS_LOOKS[status];
  return hollow ? { icon: hollowOf(look.icon), tone: "off" } : look;
}

/** The same icon without its filling. */
export function hollowOf(icon: StateIcon): StateIcon {
  switch (icon) {
    case "running":
      return "running-hollow";
    case "done":
      return "done-hollow";
    case "failed":
      return "failed-hollow";
    case "idle":
      return "waiting";
    default:
      return icon;
  }
}

/** A step's state as a person reads it. */
export interface StepLook extends Look {
  /** `data-status`. */
  readonly status: string;
  readonly word: string;
}

const STEP_LOOKS = new Map<string, StepLook>([
  ["COMPLETED", { status: "done", word: "Done", icon: "done", tone: "done" }],
  ["RUNNING", { status: "running", word: "Running", icon: "running", tone: "run" }],
  ["FAILED", { status: "failed", word: "Failed", icon: "failed", tone: "fail" }],
  ["PENDING", { status: "pending", word: "Pending", icon: "pending", tone: "wait" }],
  ["CANCELLED", { status: "cancelled", word: "Cancelled", icon: "cancelled", tone: "off" }],
  ["CANCEL_PENDING", { status: "cancelling", word: "Cancelling", icon: "cancelling", tone: "off" }],
  ["INTERRUPTED", { status: "interrupted", word: "Interrupted", icon: "interrupted", tone: "fail" }],
]);

/** How a step's state looks; a state not known here keeps EMR's own word. */
export function stepLook(state: string): StepLook {
  return STEP_LOOKS.get(state) ?? { status: "other", word: state, icon: "unknown", tone: "off" };
}

/** Whether a step ended without doing its work. */
export function hasFailed(state: string): boolean {
  return state === "FAILED" || state === "INTERRUPTED";
}
