// All of the time that was read, small: the lives of the lanes that are shown, and what a drag over it means.
import type { Span } from "../timeline/span";
import { NARROWEST } from "../timeline/span";
import { statusLook, type Tone } from "../states";
import type { Layout } from "./layout";
import type { LaneModel } from "./model";

/** The small picture. */
export interface MiniMap {
  readonly span: Span;
  readonly lives: readonly { readonly tone: Tone; readonly from: number; readonly to: number }[];
  readonly x: (t: number) => number;
  readonly t: (x: number) => number;
}

const AHEAD = 0.2;
const ASIDE = 0.02;
const HOUR = 3_600_000;

/** Makes it, `width` pixels wide; what is told reaches as far as the lanes do, and the window is always in it. */
export function makeMiniMap(
  model: LaneModel,
  layout: Layout,
  window: Span,
  width: number,
  now: number,
): MiniMap {
  const rows = layout.entries.flatMap((entry) => (entry.is === "lane" ? (model.rows[entry.lane] ?? []) : []));
  const first = Math.max(model.told.from, model.told.begins ?? now);
  const from = Math.min(first, now - HOUR, window.t0);
  const long = now - from;
  const span = { t0: from - long * ASIDE, t1: Math.max(now + long * AHEAD, window.t1) };
  const perMs = width / (span.t1 - span.t0);
  return {
    span,
    lives: rows.map(({ status, created, ended }) => ({
      tone: statusLook(status, false).tone,
      from: created ?? now,
      to: ended ?? now,
    })),
    x: (t) => (t - span.t0) * perMs,
    t: (x) => span.t0 + x / perMs,
  };
}

/** What a press takes hold of. */
export type Grip = "from" | "to" | "whole";

const NEAR = 6;

/** What lies under a press at `x`: an edge of the window, the window, or nothing of it. */
export function gripAt(map: MiniMap, { t0, t1 }: Span, x: number): Grip | undefined {
  const [x0, x1] = [map.x(t0), map.x(t1)];
  if (Math.abs(x - x0) <= NEAR) return "from";
  if (Math.abs(x - x1) <= NEAR) return "to";
  return x > x0 && x < x1 ? "whole" : undefined;
}

/** The window after `grip` was dragged by so many milliseconds; edges keep apart. */
export function dragged({ t0, t1 }: Span, grip: Grip, by: number): Span {
  if (grip === "from") return { t0: Math.min(t0 + by, t1 - NARROWEST), t1 };
  if (grip === "to") return { t0, t1: Math.max(t1 + by, t0 + NARROWEST) };
  return { t0: t0 + by, t1: t1 + by };
}

/** The window of the same length around a moment. */
export function around({ t0, t1 }: Span, t: number): Span {
  const half = (t1 - t0) / 2;
  return { t0: t - half, t1: t + half };
}
