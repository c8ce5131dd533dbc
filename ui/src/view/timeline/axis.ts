// The time axis in words, for those who do not see it.
import { formatRange, formatSpan } from "../time";
import type { Scene } from "./scene";

/** `10:00 to 15:30, a mark every 30m 00s`. */
export function axisWords({ span, ticks, now }: Scene): string {
  const range = formatRange(span.t0, span.t1, now).replace("–", " to ");
  const [first, second] = ticks;
  return first && second ? `${range}, a mark every ${formatSpan(second.at - first.at)}` : range;
}
