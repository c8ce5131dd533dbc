// The lower canvas: everything but what moves with the pointer and the clock.
import type { Entry } from "../../../view/lanes/layout";
import type { LaneScene } from "../../../view/lanes/scene";
import { barHeight, barsTop, WAITING_BOX, WAITING_GAP } from "../../../view/lanes/measures";
import { paintBarsOf } from "../../timeline/paint/bar";
import { paintFolds } from "../../timeline/paint/folds";
import type { View } from "../../timeline/paint/frames";
import type { Frame } from "../../timeline/paint/outline";
import type { Pen } from "../../timeline/paint/pen";
import { paintLabels, paintRectangles } from "./bars";
import { paintFog, paintGround, paintLines } from "./ground";
import { paintLife, paintStretches } from "./life";

const MOST_WAITING = 4;
const WAITING_LOW = 8;

/** Paints the bars canvas whole. */
export function paintLanes(pen: Pen, scene: LaneScene, view: View, selected: number): void {
  const { model, scale, now, entries, rectangles, ticks } = scene;
  const bottom = Math.min(view.height, scene.bottom);
  const nowX = scale.x(now);
  paintGround(pen, view, entries, selected);
  paintLines(pen, view, entries, ticks, bottom);
  paintFog(pen, view, nowX, bottom);
  for (const entry of entries) {
    const row = entry.is === "lane" ? model.rows[entry.lane] : undefined;
    if (entry.is !== "lane" || !row) continue;
    const place = {
      model,
      lane: entry.lane,
      row,
      y: entry.top - view.scroll,
      height: entry.height,
      scale,
      now,
    };
    paintLife(pen, place);
    paintStretches(pen, place);
  }
  paintWaiting(pen, scene, view, nowX);
  paintRectangles(pen, rectangles);
  paintFolds(pen, scale.folds, 0, bottom);
  paintLabels(pen, model, rectangles, view.width);
}

// Nothing is known of when what waits will run: a few empty boxes in order.
function paintWaiting(pen: Pen, { model, entries }: LaneScene, view: View, nowX: number): void {
  if (nowX < 0 || nowX > view.width) return;
  const frames = entries.flatMap((entry) => {
    const row = entry.is === "lane" ? model.rows[entry.lane] : undefined;
    if (entry.is !== "lane" || !row || row.ended !== null) return [];
    return waitingBoxes(entry, model.bars.slots[entry.lane] ?? 1, row.steps.pending, nowX, view.scroll);
  });
  if (frames.length > 0) paintBarsOf(pen, "pending", frames);
}

function waitingBoxes(
  { top, height }: Entry,
  slots: number,
  pending: number,
  nowX: number,
  scroll: number,
): Frame[] {
  const low = barHeight(height, slots);
  // A box as low as a slot of many would be a blot: there one box stands for a step on each of them.
  const rows = low < WAITING_LOW ? 1 : slots;
  const h = rows === slots ? low : barHeight(height, 1);
  if (h < WAITING_BOX / 2) return [];
  return Array.from(
    { length: Math.min(Math.ceil((pending * rows) / slots), MOST_WAITING * rows) },
    (_, i) => ({
      x: nowX + WAITING_GAP + 1 + Math.floor(i / rows) * (WAITING_BOX + WAITING_GAP),
      y: top - scroll + barsTop(height) + (i % rows) * (h + 1),
      w: WAITING_BOX,
      h,
    }),
  );
}
