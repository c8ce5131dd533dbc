// What lies behind the bars: the part of time that has not come, gridlines, idle stretches, and the names of the lanes.
import {
  AXIS,
  GUTTER,
  LIFE_BAR,
  LIFE_TOP,
  QUEUE,
  QUEUE_ROW,
  ROW,
  SLOTS_TOP,
  slotTop,
} from "../../../view/timeline/measures";
import type { Scene } from "../../../view/timeline/scene";
import type { View } from "./frames";
import type { Pen } from "./pen";

const NAMES_AT = 12;
const FAINT = 0.55;

/** Paints the fog after now, the gridlines and the line under the axis. */
export function paintGround({ ctx, palette }: Pen, scene: Scene, { width, height }: View): void {
  ctx.clearRect(0, 0, width, height);
  const { scale, ticks } = scene;
  if (scene.live) {
    const fog = Math.max(GUTTER, scale.x(scene.now));
    ctx.fillStyle = palette.plain["surface-2"];
    ctx.fillRect(fog, AXIS, Math.max(0, width - fog), height - AXIS);
  }
  for (const { x, turnsDay } of ticks) {
    if (x < GUTTER) continue;
    ctx.fillStyle = turnsDay ? palette.plain["line-2"] : palette.plain.line;
    ctx.fillRect(Math.round(x), AXIS - 4, 1, height - AXIS + 4);
  }
  ctx.fillStyle = palette.plain.line;
  ctx.fillRect(0, AXIS, width, 1);
}

/** Tints the idle stretches over all slots; the caller has clipped to the slots. */
export function paintIdle({ ctx, palette }: Pen, scene: Scene, scroll: number): void {
  ctx.fillStyle = palette.tones.idle.soft;
  ctx.globalAlpha = FAINT;
  const high = scene.rows.length * ROW - 3;
  for (const { kind, x0, x1 } of scene.life) {
    if (kind === "idle") ctx.fillRect(x0, SLOTS_TOP - 1 - scroll, x1 - x0, high);
  }
  ctx.globalAlpha = 1;
}

/** Names the lanes at the left. */
export function paintNames(pen: Pen, scene: Scene, { height, scroll }: View): void {
  const { ctx, palette } = pen;
  pen.ruler(400);
  ctx.fillStyle = palette.plain["text-3"];
  ctx.fillText("Cluster", NAMES_AT, LIFE_TOP + LIFE_BAR / 2);
  ctx.fillText("Queue", NAMES_AT, height - QUEUE / 2 - 2);
  ctx.save();
  ctx.beginPath();
  ctx.rect(0, SLOTS_TOP - 2, GUTTER, lanesBottom(height) - SLOTS_TOP + 2);
  ctx.clip();
  scene.rows.forEach((_, slot) => {
    const y = slotTop(slot) - scroll + ROW / 2 - 2;
    if (y > 0 && y < height) ctx.fillText(`Slot ${slot + 1}`, NAMES_AT, y);
  });
  ctx.restore();
}

/** Where the slots end and the queue strip begins, in pixels of the canvas. */
export function lanesBottom(height: number): number {
  return height - QUEUE_ROW - 2;
}
