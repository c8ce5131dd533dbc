// The spans that one press shows, and the keys of the fleet's timeline.
import { motionOf, type Motion } from "../timeline/keys";

const HOUR = 3_600_000;

/** A span: how long, what its button says, and what it is called. */
export interface SpanChoice {
  readonly long: number;
  readonly word: string;
  readonly name: string;
}

export const SPANS: readonly SpanChoice[] = [
  { long: HOUR, word: "1h", name: "1 hour" },
  { long: 3 * HOUR, word: "3h", name: "3 hours" },
  { long: 6 * HOUR, word: "6h", name: "6 hours" },
  { long: 12 * HOUR, word: "12h", name: "12 hours" },
  { long: 24 * HOUR, word: "24h", name: "24 hours" },
  { long: 168 * HOUR, word: "7d", name: "7 days" },
];

const FIRST_SPAN = 12 * HOUR;

/** The span that was kept as so long; the first one when there is none. */
export function keptSpan(long: number): number {
  return SPANS.find((one) => one.long === long)?.long ?? FIRST_SPAN;
}

/** What a key means over the lanes: a motion, all of it, the selection, or nothing. */
export function laneKey(key: string): Motion | "fit" | "frame" | undefined {
  const low = key.toLowerCase();
  if (low === "0") return "fit";
  return low === "f" ? "frame" : motionOf(key);
}
