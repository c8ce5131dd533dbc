// What lies behind the bars: groups' heads, the selected lane, the part of time that has not come, and gridlines.
import type { LaneScale } from "../../../view/lanes/folds";
import { HEAT } from "../../../view/lanes/measures";
import type { Entry } from "../../../view/lanes/layout";
import type { Tick } from "../../../view/timeline/ticks";
import { formatMinutes } from "../../../view/time";
import type { View } from "../../timeline/paint/frames";
import type { Pen } from "../../timeline/paint/pen";

const TOOTH = 4;

/** Paints the ground of the entries in sight. */
export function paintGround(
  { ctx, palette }: Pen,
  { width, height, scroll }: View,
  entries: readonly Entry[],
  selected: number,
): void {
  ctx.clearRect(0, 0, width, height);
  for (const entry of entries) {
    const isHead = entry.is === "group";
    if (!isHead && entry.lane !== selected) continue;
    ctx.fillStyle = isHead ? palette.plain["surface-2"] : palette.plain["accent-soft"];
    ctx.fillRect(0, entry.top - scroll, width, entry.height);
  }
}

/** Paints the fog after now, over the ground, so that the selected lane still shows through. */
export function paintFog({ ctx, palette }: Pen, { width }: View, nowX: number, bottom: number): void {
  const from = Math.max(0, nowX);
  if (from >= width) return;
  ctx.fillStyle = palette.plain["surface-2"];
  ctx.globalCompositeOperation = "destination-over";
  ctx.fillRect(from, 0, width - from, bottom);
  ctx.globalCompositeOperation = "source-over";
}

/** Paints gridlines and the hairlines under lanes. */
export function paintLines(
  { ctx, palette }: Pen,
  { width, scroll }: View,
  entries: readonly Entry[],
  ticks: readonly Tick[],
  bottom: number,
): void {
  for (const { x, turnsDay } of ticks) {
    ctx.fillStyle = turnsDay ? palette.plain["line-2"] : palette.plain.line;
    ctx.fillRect(Math.round(x), 0, 1, bottom);
  }
  ctx.fillStyle = palette.plain.line;
  for (const { top, height } of entries) {
    if (height > HEAT) ctx.fillRect(0, top + height - scroll - 1, width, 1);
  }
}

/** Paints the folds: a break with torn edges, and how long it is. */
export function paintFolds(pen: Pen, { folds }: LaneScale, bottom: number): void {
  const { ctx, palette } = pen;
  for (const { x0, x1, from, to } of folds) {
    ctx.fillStyle = palette.plain["surface-2"];
    ctx.fillRect(x0, 0, x1 - x0, bottom);
    ctx.strokeStyle = palette.plain["line-2"];
    ctx.lineWidth = 1;
    for (const x of [x0, x1]) {
      ctx.beginPath();
      for (let y = 0, k = 0; y <= bottom + TOOTH; y += TOOTH, k += 1) ctx.lineTo(x + (k % 2 ? 2 : -2), y);
      ctx.stroke();
    }
    const text = formatMinutes(to - from);
    const ruler = pen.ruler(400);
    ctx.save();
    ctx.translate((x0 + x1) / 2, Math.min(bottom / 2, ruler.width(text)));
    ctx.rotate(-Math.PI / 2);
    ctx.fillStyle = palette.plain["text-3"];
    ctx.fillText(text, -ruler.width(text) / 2, 0);
    ctx.restore();
  }
}
