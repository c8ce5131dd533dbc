// The figure of the last calls: one bar each, as high as it took long.
import type { CallView } from "../../ipc/wire";

const SHOWN = 40;
const LOWEST = 0.1;
// A figure in which all took nothing long is calm.
const SCALE_LEAST = 100;
const OVER = 2;

/** A call as drawn. */
export interface LatencyBar {
  /** 0 to 1; of one that failed nothing is known. */
  readonly height: number;
  readonly good: boolean;
  /** Whether it took far longer than the rest: it is cut at the top. */
  readonly over: boolean;
}

/** The newest of the calls, oldest first. The scale ends at twice the median, so that one outlier flattens nothing. */
export function latencyBars(calls: readonly CallView[]): readonly LatencyBar[] {
  const last = calls.slice(-SHOWN);
  const took = last.filter(({ good }) => good).map((call) => call.took);
  took.sort((a, b) => a - b);
  const median = took[Math.floor((took.length - 1) / 2)] ?? 0;
  const top = Math.max(SCALE_LEAST, OVER * median);
  return last.map(({ good, took: ms }) => ({
    good,
    height: good ? Math.min(1, Math.max(LOWEST, ms / top)) : 0,
    over: good && ms > top,
  }));
}
