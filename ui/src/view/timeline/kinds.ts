// How a step's state looks on the timeline: a small closed set, so that bars can be kept in typed arrays.
import { stepLook } from "../states";

/** Least to worst: of several steps under a pixel the worst one is shown. */
export const KINDS = [
  "pending",
  "done",
  "cancelled",
  "other",
  "cancelling",
  "running",
  "interrupted",
  "failed",
] as const;

/** The looks of a step's bar; the words are those of `data-status`. */
export type Kind = (typeof KINDS)[number];

/** A kind as a number; the greater is the worse. */
export type KindCode = number;

const CODES = new Map<string, KindCode>(KINDS.map((kind, code) => [kind, code]));

/** The code of a kind. */
export function codeOf(kind: Kind): KindCode {
  return KINDS.indexOf(kind);
}

/** The kind of a code. */
export function kindOf(code: KindCode): Kind {
  return KINDS[code] ?? "other";
}

/** The code of EMR's state; one that is not known here is `other`. */
export function codeOfState(state: string): KindCode {
  return CODES.get(stepLook(state).status) ?? codeOf("other");
}

/** Whether a step of this kind counts as failed. */
export function isFailed(code: KindCode): boolean {
  return code >= codeOf("interrupted");
}

/** Whether a step of this kind still runs, so that its bar grows until an end is told. */
export function isOpen(code: KindCode): boolean {
  const kind = kindOf(code);
  return kind === "running" || kind === "cancelling" || kind === "other";
}
