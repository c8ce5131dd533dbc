// Everything one frame of the fleet's timeline shows. No DOM, no canvas.
import { formatClock } from "../time";
import type { Span } from "../timeline/span";
import { makeTicks, type Tick } from "../timeline/ticks";
import { foldedGaps, foldedScale, type FoldedScale } from "../timeline/folds";
import { entriesBetween, type Entry, type Layout } from "./layout";
import { knownUntil } from "./lines";
import { mergeLane } from "./merge";
import type { LaneModel } from "./model";
import type { Rectangles } from "./rectangles";

/** What is worked out for a frame. */
export interface LaneScene {
  readonly model: LaneModel;
  readonly span: Span;
  readonly scale: FoldedScale;
  readonly now: number;
  /** Those in sight. */
  readonly entries: readonly Entry[];
  readonly rectangles: Rectangles;
  readonly ticks: readonly Tick[];
  /** Where the last lane ends, on the canvas. */
  readonly bottom: number;
}

/** What a frame is made of. */
export interface LaneFrame {
  readonly model: LaneModel;
  readonly layout: Layout;
  readonly span: Span;
  readonly width: number;
  readonly height: number;
  readonly scroll: number;
  readonly now: number;
  readonly unfolded: readonly number[];
}

/** Makes the scene; `rectangles` are filled anew. */
export function makeLaneScene(frame: LaneFrame, rectangles: Rectangles): LaneScene {
  const { model, layout, span, width, height, scroll, now } = frame;
  const scale = foldedScale(span, 0, Math.max(1, width), foldedGaps(model.gaps, span, frame.unfolded));
  const [first, end] = entriesBetween(layout, scroll, scroll + height);
  const entries = layout.entries.slice(first, end);
  rectangles.clear();
  for (const entry of entries) {
    if (entry.is !== "lane") continue;
    const row = model.rows[entry.lane];
    const until = row ? knownUntil(row, now) : now;
    mergeLane(
      model.bars,
      scale,
      { lane: entry.lane, y: entry.top - scroll, height: entry.height, until },
      rectangles,
    );
  }
  const ticks = makeTicks(scale).filter(({ x }) => !scale.folds.some(({ x0, x1 }) => x > x0 && x < x1));
  return { model, span, scale, now, entries, rectangles, ticks, bottom: layout.height - scroll };
}

/** Whether some bars fell together. */
export function isMerged({ n, count }: Rectangles): boolean {
  for (let i = 0; i < n; i += 1) if ((count[i] ?? 0) > 1) return true;
  return false;
}

/** Whether a later moment looks otherwise: on another pixel, or in another minute. */
export function looksLater({ scale, now }: LaneScene, later: number): boolean {
  return (
    Math.round(scale.x(later)) !== Math.round(scale.x(now)) ||
    formatClock(later, later) !== formatClock(now, now)
  );
}
