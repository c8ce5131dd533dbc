// The upper canvas: the line of now, rings around what is pointed at and selected, and a measured stretch.
import { formatSpan } from "../../../view/time";
import type { LaneScene } from "../../../view/lanes/scene";
import type { View } from "../../timeline/paint/frames";
import type { Pen } from "../../timeline/paint/pen";
import { frameOf } from "./bars";

const CHIP = 18;

/** What the overlay shows beside the clock: places among the rectangles, -1 for none. */
export interface LaneMarks {
  readonly hovered: number;
  readonly selected: number;
  /** A stretch being measured, in pixels. */
  readonly measured: readonly [from: number, to: number] | undefined;
}

/** Paints the overlay whole, with the line of now at the moment `now`. */
export function paintOverlay(pen: Pen, scene: LaneScene, view: View, now: number, marks: LaneMarks): void {
  const { ctx, palette } = pen;
  ctx.clearRect(0, 0, view.width, view.height);
  const { hovered, selected, measured } = marks;
  if (hovered >= 0 && hovered !== selected) ring(pen, scene, hovered, palette.plain["text-3"], 1);
  if (selected >= 0) ring(pen, scene, selected, palette.plain.accent, 2);
  const nowX = Math.round(scene.scale.x(now));
  if (nowX >= 0 && nowX <= view.width) {
    ctx.fillStyle = palette.plain.ink;
    ctx.fillRect(nowX, 0, 1, Math.min(view.height, scene.bottom));
  }
  if (measured) paintMeasure(pen, scene, view, measured);
}

function ring({ ctx }: Pen, { rectangles }: LaneScene, i: number, colour: string, width: number): void {
  if (i >= rectangles.n) return;
  const { x, y, w, h } = frameOf(rectangles, i);
  const out = width === 2 ? 2 : 1.5;
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.beginPath();
  ctx.roundRect(x - out, y - out, w + 2 * out, h + 2 * out, 4);
  ctx.stroke();
}

function paintMeasure(
  pen: Pen,
  { scale }: LaneScene,
  { height }: View,
  measured: readonly [number, number],
): void {
  const { ctx, palette } = pen;
  const [x0, x1] = [Math.min(...measured), Math.max(...measured)];
  ctx.fillStyle = palette.plain["accent-soft"];
  ctx.globalAlpha = 0.6;
  ctx.fillRect(x0, 0, x1 - x0, height);
  ctx.globalAlpha = 1;
  ctx.fillStyle = palette.plain.accent;
  ctx.fillRect(x0, 0, 1, height);
  ctx.fillRect(x1 - 1, 0, 1, height);
  const text = formatSpan(scale.t(x1) - scale.t(x0));
  const wide = pen.ruler(600).width(text) + 10;
  const x = Math.round(Math.max(2, Math.min(scale.x1 - wide - 2, (x0 + x1 - wide) / 2)));
  ctx.fillStyle = palette.plain.ink;
  ctx.beginPath();
  ctx.roundRect(x, 6, wide, CHIP, 3);
  ctx.fill();
  ctx.fillStyle = palette.plain["on-ink"];
  ctx.fillText(text, x + 5, 6 + CHIP / 2 + 0.5);
}
