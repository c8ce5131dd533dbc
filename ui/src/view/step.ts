// What a row of the step table says.
import type { StepRow } from "../ipc/wire";
import { hasFailed, hollowOf, stepLook, type StepLook } from "./states";
import { formatClock, formatExact, formatSpan } from "./time";

/** Everything a step's row shows, as of `now`. */
export interface StepView {
  readonly look: StepLook;
  /** EMR's reason in one line, if it gives one. */
  readonly why: string;
  readonly waited: string;
  readonly start: string;
  readonly startExact: string;
  readonly ran: string;
  readonly end: string;
  readonly endExact: string;
}

const NONE = "–";

/** Makes a step's texts. */
export function stepView(step: StepRow, now: number, hollow: boolean): StepView {
  const { created, started, ended } = step;
  // What cannot be read now is told as it was when it last could.
  const seen = hollow ? step.at : now;
  return {
    look: hollow && ended === null ? hollowLook(step.state) : stepLook(step.state),
    why: whyOf(step),
    waited: span(created, started ?? ended ?? seen),
    start: clock(started, now),
    startExact: exact(started),
    ran: span(started, ended ?? seen),
    end: clock(ended, now),
    endExact: exact(ended),
  };
}

function hollowLook(state: string): StepLook {
  const look = stepLook(state);
  return { ...look, icon: hollowOf(look.icon), tone: "off" };
}

/** What the card under a failed step says; undefined for a step that did not fail. */
export interface FailureCard {
  readonly title: string;
  readonly body: string;
  readonly message: string;
  readonly logFile: string;
  readonly pending: boolean;
}

/** Makes the card of a failed step. */
export function failureCard(step: StepRow): FailureCard | undefined {
  if (!hasFailed(step.state)) return undefined;
  const { failure } = step;
  const logFile = failure?.logFile ?? "";
  if (!failure || (!failure.reason && !failure.message)) {
    const reported = step.stateReason ? `EMR reports only “${step.stateReason}”. ` : "";
    return {
      title: "Failed. The reason is not known yet.",
      body: `${reported}Opens here by itself. You can leave this page.`,
      message: "",
      logFile,
      pending: true,
    };
  }
  return {
    title: failure.reason ?? "Failed",
    body: "",
    message: failure.message ?? "",
    logFile,
    pending: false,
  };
}

function span(from: number | null, to: number): string {
  return from === null ? NONE : formatSpan(Math.max(0, to - from));
}

function whyOf({ failure, stateReason }: StepRow): string {
  return failure?.reason ?? stateReason ?? "";
}

function clock(at: number | null, now: number): string {
  return at === null ? NONE : formatClock(at, now);
}

function exact(at: number | null): string {
  return at === null ? "" : formatExact(at);
}
