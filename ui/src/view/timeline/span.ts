// The window of time that is shown, as plain numbers: it moves in every frame.

/** From `t0` to `t1`, in epoch milliseconds; `t0 < t1`. */
export interface Span {
  readonly t0: number;
  readonly t1: number;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/** The narrowest and the widest window. */
export const NARROWEST = 5 * MINUTE;
export const WIDEST = 60 * DAY;
/** What one notch of the wheel and one press of a key zooms by. */
export const NOTCH = 1.2;

/** What is fitted: a cluster's time, and how many pixels stay free at each side. */
export interface Extent {
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly after: number;
  /** It ends with now, and goes on. */
  readonly live: boolean;
}

/** The window in which the whole extent is seen over `width` pixels; the newest part when it is longer than the widest. */
export function fitSpan(extent: Extent, width: number): Span {
  const { from, to, before, after } = sane(extent);
  const inner = Math.max(1, width - before - after);
  const long = Math.min(WIDEST, Math.max(NARROWEST, to - from));
  const perPixel = long / inner;
  const t1 = to + after * perPixel + Math.max(0, NARROWEST - (to - from)) / 2;
  return { t0: t1 - perPixel * (inner + before + after), t1 };
}

/** Zooms by `factor` (above 1: closer), keeping the moment at the fraction `at` of the width where it is. */
export function zoomSpan({ t0, t1 }: Span, factor: number, at: number): Span {
  const long = t1 - t0;
  const next = Math.min(Math.max(WIDEST, long), Math.max(NARROWEST, long / factor));
  const anchor = t0 + long * at;
  return { t0: anchor - next * at, t1: anchor + next * (1 - at) };
}

/** Moves the window, keeping some of the extent in sight. */
export function panSpan({ t0, t1 }: Span, by: number, extent: Extent): Span {
  const long = t1 - t0;
  const { from, to } = sane(extent);
  const moved = Math.min(to - long * KEPT, Math.max(from - long * (1 - KEPT), t0 + by));
  return { t0: moved, t1: moved + long };
}

/** A window of the same length in which now stands near its right end. */
export function followSpan({ t0, t1 }: Span, now: number): Span {
  const long = t1 - t0;
  return { t0: now - long * NOW_AT, t1: now + long * (1 - NOW_AT) };
}

/** The window in which the last `long` milliseconds lie left of now. */
export function lastSpan(long: number, now: number): Span {
  return { t0: now - long, t1: now + (long * (1 - NOW_AT)) / NOW_AT };
}

/** Whether now has come so near to the window's end that a window that follows it must move. */
export function hasRunOut({ t0, t1 }: Span, now: number, after: number): boolean {
  const long = t1 - t0;
  return now > t1 - long * after || now < t0;
}

const KEPT = 0.1;
const NOW_AT = 0.85;

function sane(extent: Extent): Extent {
  const to = Number.isFinite(extent.to) ? extent.to : 0;
  const from = Number.isFinite(extent.from) ? Math.min(extent.from, to) : to - NARROWEST;
  return { ...extent, from, to };
}
