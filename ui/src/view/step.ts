// What a row of the step table says.
import type { StepRow } from "../ipc/wire";
import { hasFailed, stepLook, type StepLook } from "./states";
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
export function stepView(step: StepRow, now: number): StepView {
  const { created, started, ended } = step;
  return {
    look: stepLook(step.state),
    why: step.failure?.reason ?? step.stateReason ?? "",
    waited: span(created, started ?? ended ?? now),
    start: started === null ? NONE : formatClock(started, now),
    startExact: exact(started),
    ran: span(started, ended ?? now),
    end: ended === null ? NONE : formatClock(ended, now),
    endExact: exact(ended),
  };
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

function exact(at: number | null): string {
  return at === null ? "" : formatExact(at);
}
