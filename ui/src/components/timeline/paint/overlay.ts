// The upper canvas: axis labels, the line of now, and rings around what is pointed at and selected.
import { formatClock } from "../../../view/time";
import type { Item } from "../../../view/timeline/items";
import { AXIS, BAR, GUTTER, QUEUE, SLOTS_TOP } from "../../../view/timeline/measures";
import type { Scene } from "../../../view/timeline/scene";
import { frameOf } from "./bars";
import type { View } from "./frames";
import { lanesBottom } from "./ground";
import { paintMeasure, type Measured } from "./measure";
import type { Pen } from "./pen";

const CHIP = 16;
const BEYOND = 24;

/** What the overlay shows beside the clock. */
export interface Marked {
  readonly hovered: Item | undefined;
  readonly selected: Item | undefined;
  readonly measured: Measured | undefined;
}

/** Paints the overlay whole, with the line of now at the moment `now`. */
export function paintOverlay(pen: Pen, scene: Scene, view: View, now: number, marked: Marked): void {
  pen.ctx.clearRect(0, 0, view.width, view.height);
  const nowX = scene.live ? scene.scale.x(now) : NaN;
  const chip = formatClock(now, now);
  paintLabels(pen, scene, nowX, chip);
  paintRings(pen, view, marked);
  if (marked.measured)
    paintMeasure(pen, scene.scale, marked.measured, { top: AXIS + 1, bottom: view.height });
  if (nowX >= GUTTER && nowX <= view.width) paintNow(pen, nowX, chip, view);
}

function paintRings(pen: Pen, view: View, { hovered, selected }: Marked): void {
  const { ctx, palette } = pen;
  ctx.save();
  ctx.beginPath();
  ctx.rect(GUTTER - 4, SLOTS_TOP - 3, view.width - GUTTER + 4, lanesBottom(view.height) - SLOTS_TOP + 4);
  ctx.clip();
  if (hovered && hovered !== selected) ring(pen, hovered, view, palette.plain["text-3"], 1);
  if (selected) ring(pen, selected, view, palette.plain.accent, 2);
  ctx.restore();
  for (const item of [hovered, selected])
    if (item?.slot === null) ring(pen, item, view, palette.plain.accent, 1);
}

function ring({ ctx }: Pen, item: Item, view: View, colour: string, width: number): void {
  const box = item.slot === null ? queueFrame(item, view) : frameOf(item, view.scroll);
  const out = width === 2 ? 2 : 1.5;
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.beginPath();
  ctx.roundRect(Math.round(box.x) - out, box.y - out, Math.round(box.w) + 2 * out, box.h + 2 * out, 4);
  ctx.stroke();
}

function queueFrame({ x0, x1 }: Item, { height }: View) {
  return { x: x0, y: height - QUEUE - 1, w: x1 - x0, h: Math.min(BAR, QUEUE - 2) };
}

// Labels keep to their row, and give way to the chip of now.
function paintLabels(pen: Pen, scene: Scene, nowX: number, chip: string): void {
  const plain = pen.ruler(400);
  const chipHalf = pen.ruler(600).width(chip) / 2 + 5;
  for (const { x, label, turnsDay } of scene.ticks) {
    const width = turnsDay ? pen.ruler(600).width(label) : plain.width(label);
    if (Math.abs(x - nowX) < width / 2 + chipHalf + 6) continue;
    if (x - width / 2 < GUTTER - BEYOND || x + width / 2 > scene.scale.x1 - 2) continue;
    pen.ruler(turnsDay ? 600 : 400);
    pen.ctx.fillStyle = turnsDay ? pen.palette.plain["text-2"] : pen.palette.plain["text-3"];
    pen.ctx.fillText(label, Math.round(x - width / 2), AXIS / 2 - 1);
  }
}

function paintNow(pen: Pen, nowX: number, chip: string, { width, height }: View): void {
  const { ctx, palette } = pen;
  const ruler = pen.ruler(600);
  const wide = ruler.width(chip) + 10;
  const x = Math.round(Math.min(width - wide / 2 - 2, Math.max(GUTTER, nowX)));
  ctx.fillStyle = palette.plain.ink;
  ctx.fillRect(Math.round(nowX), AXIS - 2, 1, height - AXIS + 2);
  ctx.beginPath();
  ctx.roundRect(Math.round(x - wide / 2), 2, wide, CHIP, 3);
  ctx.fill();
  ctx.fillStyle = palette.plain["on-ink"];
  ctx.fillText(chip, Math.round(x - wide / 2) + 5, 2 + CHIP / 2 + 0.5);
}
