// Stretches in which no step ran anywhere, and a scale that folds the long ones.
import { makeScale, type Scale } from "./scale";
import type { Span } from "./span";

/** A stretch without a running step. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** A gap that is folded, and where it stands. */
export interface Fold extends Gap {
  readonly x0: number;
  readonly x1: number;
}

/** A scale with folds in it; where there are none it is a straight one. */
export interface FoldedScale extends Scale {
  readonly t0: number;
  readonly folds: readonly Fold[];
}

const HOUR = 3_600_000;
/** A gap shorter than this is never folded. */
const LEAST = HOUR / 2;
/** Nor one that takes less than this part of the width. */
const PART = 0.1;
/** Windows shorter than this have no folds. */
const LONG = 48 * HOUR;
export const FOLD_WIDTH = 40;

/** Bars in any order; the end of an open one is NaN. */
export interface Ran {
  readonly n: number;
  readonly start: Float64Array;
  readonly end: Float64Array;
}

/** The gaps between all bars, oldest first. */
export function gapsOf(bars: Ran, now: number): Gap[] {
  const order = Uint32Array.from({ length: bars.n }, (_, i) => i).sort(
    (a, b) => (bars.start[a] ?? 0) - (bars.start[b] ?? 0),
  );
  const gaps: Gap[] = [];
  let reach = NaN;
  for (const i of order) {
    const [start, end] = [bars.start[i] ?? NaN, bars.end[i] ?? NaN];
    if (start - reach > LEAST) gaps.push({ from: reach, to: start });
    reach = Math.max(Number.isNaN(reach) ? -Infinity : reach, Number.isNaN(end) ? now : end);
  }
  if (now - reach > LEAST) gaps.push({ from: reach, to: now });
  return gaps;
}

/** Which gaps are folded in a window: those that lie in it whole and take much of it. */
export function foldedGaps(gaps: readonly Gap[], { t0, t1 }: Span, open: readonly number[]): Gap[] {
  const long = t1 - t0;
  if (long < LONG) return [];
  return gaps.filter(
    ({ from, to }) => from > t0 && to < t1 && to - from > long * PART && !open.includes(from),
  );
}

/** A scale of the window over the pixels from `left` to `right` in which each of `gaps` is 40 px wide. */
export function foldedScale(
  { t0, t1 }: Span,
  left: number,
  right: number,
  gaps: readonly Gap[] = [],
): FoldedScale {
  const folded = gaps.reduce((sum, { from, to }) => sum + to - from, 0);
  const perMs = (right - left - gaps.length * FOLD_WIDTH) / (t1 - t0 - folded);
  if (gaps.length === 0) {
    return { ...makeScale({ t0, t1 }, left, right), t0, folds: [] };
  }
  const [ts, xs] = [[t0], [left]];
  const last = () => [ts.at(-1) ?? 0, xs.at(-1) ?? 0] as const;
  const folds = gaps.map(({ from, to }) => {
    const [t, x] = last();
    const x0 = x + (from - t) * perMs;
    ts.push(from, to);
    xs.push(x0, x0 + FOLD_WIDTH);
    return { from, to, x0, x1: x0 + FOLD_WIDTH };
  });
  const [t, x] = last();
  ts.push(t1);
  xs.push(x + (t1 - t) * perMs);
  return { t0, x0: left, x1: right, perMs, folds, x: along(ts, xs, perMs), t: along(xs, ts, 1 / perMs) };
}

// Through the corners, and straight on with `slope` beyond them.
function along(from: readonly number[], to: readonly number[], slope: number): (value: number) => number {
  return (value) => {
    let i = 0;
    while (i + 1 < from.length && (from[i + 1] ?? Infinity) <= value) i += 1;
    const [a, b] = [from[i] ?? 0, to[i] ?? 0];
    const next = from[i + 1];
    if (value < a || next === undefined) return b + (value - a) * slope;
    return b + ((value - a) / (next - a)) * ((to[i + 1] ?? b) - b);
  };
}

/** The fold at a pixel. */
export function foldAt({ folds }: FoldedScale, x: number): Fold | undefined {
  return folds.find(({ x0, x1 }) => x >= x0 && x <= x1);
}
