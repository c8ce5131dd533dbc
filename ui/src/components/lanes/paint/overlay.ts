// The upper canvas: the line of now, rings around what is pointed at and selected, and a measured stretch.
import type { LaneScene } from "../../../view/lanes/scene";
import type { View } from "../../timeline/paint/frames";
import { paintMeasure, type Measured } from "../../timeline/paint/measure";
import type { Pen } from "../../timeline/paint/pen";
import { frameOf } from "./bars";

/** What the overlay shows beside the clock: places among the rectangles, -1 for none. */
export interface LaneMarks {
  readonly hovered: number;
  readonly selected: number;
  /** A stretch being measured. */
  readonly measured: Measured | undefined;
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
  if (measured) paintMeasure(pen, scene.scale, measured, { top: 0, bottom: view.height });
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
