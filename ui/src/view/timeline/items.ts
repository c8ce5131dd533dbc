// What can be pointed at on the timeline: a bar, several bars that fall together, a step that waits, or one cancelled
// before it ran.
import type { KindCode } from "./kinds";

/** One thing that is drawn and can be pressed, in pixels of the window that is shown. */
export interface Item {
  readonly x0: number;
  readonly x1: number;
  /** From 0; the queue strip is none of them. */
  readonly slot: number | null;
  /** The worst of its steps. */
  readonly kind: KindCode;
  /** Which steps it stands for, oldest first; never empty. */
  readonly steps: readonly number[];
  /** How many of them failed. */
  readonly failed: number;
  /** `ran`: by its times. `waits`: a box in order, without times. `left`: cancelled before it ran. */
  readonly how: "ran" | "waits" | "left";
  /** It still grows. */
  readonly open: boolean;
}

/** Items of one row by their left edges, with the greatest right edge so far, so that they can be searched. */
export interface Row {
  readonly items: readonly Item[];
  readonly reach: Float64Array;
}

/** Makes a row of items in any order. */
export function makeRow(items: readonly Item[]): Row {
  const sorted = [...items].sort((a, b) => a.x0 - b.x0);
  const reach = new Float64Array(sorted.length);
  sorted.forEach(({ x1 }, i) => {
    reach[i] = Math.max(x1, reach[i - 1] ?? -Infinity);
  });
  return { items: sorted, reach };
}
