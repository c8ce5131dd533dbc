// Time to pixels and back.
import { scaleLinear } from "d3-scale";
import type { Span } from "./span";

/** Turns moments into pixels and back, and tells how many pixels a millisecond is. */
export interface Scale {
  readonly x: (t: number) => number;
  readonly t: (x: number) => number;
  readonly perMs: number;
  readonly x0: number;
  readonly x1: number;
}

/** A scale of the window over the pixels from `x0` to `x1`. */
export function makeScale({ t0, t1 }: Span, x0: number, x1: number): Scale {
  const scale = scaleLinear([t0, t1], [x0, x1]);
  return { x: (t) => scale(t), t: (x) => scale.invert(x), perMs: (x1 - x0) / (t1 - t0), x0, x1 };
}
