// The window of time and what moves it: fitted to the run, following now, or where the user put it.
import { fitSpan, followSpan, hasRunOut, lastSpan, panSpan, zoomSpan, type Extent, type Span } from "./span";

/** `fit`: the whole run. `follow`: a part of it that keeps now in sight. `free`: as the user left it. */
export type Mode = "fit" | "follow" | "free";

const RUN_OUT = 0.02;
const ASIDE = 0.25;
const LEAST_AHEAD = 10_000;

/** A window over an extent. Nothing here is reactive: it changes in every frame of a motion. */
export class TimeWindow {
  #span: Span = { t0: 0, t1: 1 };
  #mode: Mode = "fit";
  #extent: Extent = { from: 0, to: 1, before: 0, after: 0, live: false };
  #width = 1;

  /** The window. */
  get span(): Span {
    return this.#span;
  }

  /** What moves it. */
  get mode(): Mode {
    return this.#mode;
  }

  /** Takes a new width of the time area, in pixels; what is fitted is fitted again. */
  resize(width: number): void {
    this.#width = Math.max(1, width);
    if (this.#mode === "fit") this.fit();
  }

  /** Takes a new extent. A fitted window stays until now or the run's beginning leaves it, so that it does not creep. */
  extend(extent: Extent): void {
    const changed = isOther(this.#extent, extent);
    this.#extent = extent;
    if (this.#mode === "fit" && (changed || this.#hasRunOut())) this.fit();
    if (this.#mode === "follow" && hasRunOut(this.#span, extent.to, RUN_OUT)) this.follow();
  }

  /** Shows the whole run. */
  fit(): void {
    this.#mode = "fit";
    this.#span = fitSpan(this.#ahead(), this.#width);
  }

  /** Brings now into sight and keeps it there. */
  follow(): void {
    this.#mode = "follow";
    this.#span = followSpan(this.#span, this.#extent.to);
  }

  /** Shows the last `long` milliseconds with now near the right end, and keeps now in sight. */
  last(long: number): void {
    this.#mode = "follow";
    this.#span = lastSpan(long, this.#extent.to);
  }

  /** Shows a window as it is given. */
  show(span: Span): void {
    this.#mode = "free";
    this.#span = span;
  }

  /** Zooms; `at` is the fraction of the width that stays where it is. */
  zoom(factor: number, at: number): void {
    const wasHere = this.#holdsNow();
    this.#span = zoomSpan(this.#span, factor, at);
    this.#mode = this.#mode !== "free" && wasHere && this.#holdsNow() ? "follow" : "free";
  }

  /** Moves by a part of its length. */
  pan(part: number): void {
    this.#mode = "free";
    this.#span = panSpan(this.#span, part * (this.#span.t1 - this.#span.t0), this.#extent);
  }

  /** Moves so that what lasts from `from` to `to` is in the middle, or its beginning at a quarter when it is longer. */
  bring(from: number, to: number): void {
    this.#mode = "free";
    const { t0, t1 } = this.#span;
    const long = t1 - t0;
    const t = to - from < long / 2 ? (from + to - long) / 2 : from - long * ASIDE;
    this.#span = { t0: t, t1: t + long };
  }

  /** Shows `from` to `to` with a quarter of it free at each side. */
  frame(from: number, to: number): void {
    this.#mode = "free";
    const aside = Math.max(1, (to - from) * ASIDE);
    this.#span = fitSpan(
      { from: from - aside, to: to + aside, before: 0, after: 0, live: false },
      this.#width,
    );
  }

  // A living run is fitted with a little time ahead of now, so that the window needs to move only now and then.
  #ahead(): Extent {
    const { from, to, live } = this.#extent;
    return live ? { ...this.#extent, to: to + Math.max(LEAST_AHEAD, (to - from) * RUN_OUT) } : this.#extent;
  }

  #hasRunOut(): boolean {
    const { t0, t1 } = this.#span;
    const { to, after, live } = this.#extent;
    return live && to > t1 - (after * (t1 - t0)) / this.#width;
  }

  #holdsNow(): boolean {
    return this.#extent.to >= this.#span.t0 && this.#extent.to <= this.#span.t1;
  }
}

function isOther(a: Extent, b: Extent): boolean {
  return a.from !== b.from || a.after !== b.after || a.live !== b.live || (!b.live && a.to !== b.to);
}
