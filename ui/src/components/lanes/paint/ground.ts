// What lies behind the bars: groups' heads, the selected lane, the part of time that has not come, and gridlines.
import { HEAT } from "../../../view/lanes/measures";
import type { Entry } from "../../../view/lanes/layout";
import type { Tick } from "../../../view/timeline/ticks";
import type { View } from "../../timeline/paint/frames";
import type { Pen } from "../../timeline/paint/pen";

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
