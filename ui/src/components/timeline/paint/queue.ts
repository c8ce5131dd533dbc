// The queue strip at the foot: how many steps waited, and which left without having run.
import { QUEUE } from "../../../view/timeline/measures";
import type { Item } from "../../../view/timeline/items";
import { kindOf } from "../../../view/timeline/kinds";
import type { QueueCorner } from "../../../view/timeline/queue";
import type { Scene } from "../../../view/timeline/scene";
import { paintGlyph } from "./glyph";
import type { Pen } from "./pen";

const ROOM = 14;
const APART = 26;

/** Paints the curve with its numbers, the marks, and how many wait now; `base` is its lower edge. */
export function paintQueue(pen: Pen, scene: Scene, base: number): void {
  const nowX = scene.scale.x(scene.now);
  const right = Math.min(nowX, scene.scale.x1);
  paintCurve(pen, scene.queue, right, base);
  paintNumbers(pen, scene, right, base);
  for (const mark of scene.left.items) paintLeftMark(pen, mark, base);
  if (scene.waiting > 0 && nowX < scene.scale.x1) {
    pen.ruler(400);
    pen.ctx.fillStyle = pen.palette.plain["text-2"];
    pen.ctx.fillText(`${scene.waiting} pending`, nowX + 8, base - 6);
  }
}

function paintCurve(
  { ctx, palette }: Pen,
  corners: readonly QueueCorner[],
  right: number,
  base: number,
): void {
  const [first] = corners;
  if (!first || !corners.some(({ pending }) => pending > 0)) return;
  const top = (height: number) => Math.round(base - height * (ROOM - 1)) - 0.5;
  ctx.beginPath();
  ctx.moveTo(Math.round(first.x) + 0.5, base);
  let y = base;
  for (const { x, height } of corners) {
    const edge = Math.round(x) + 0.5;
    ctx.lineTo(edge, y);
    y = top(height);
    ctx.lineTo(edge, y);
  }
  ctx.lineTo(right, y);
  ctx.lineTo(right, base);
  ctx.fillStyle = palette.tones.wait.bar;
  ctx.fill();
  ctx.strokeStyle = palette.tones.wait.edge;
  ctx.lineWidth = 1;
  ctx.stroke();
}

// The number stands where the count rose, when the room under the curve is high and wide enough for it.
function paintNumbers(pen: Pen, { queue }: Scene, right: number, base: number): void {
  const ruler = pen.ruler(500);
  pen.ctx.fillStyle = pen.palette.tones.wait.fg;
  queue.forEach(({ x, height, pending, rose }, i) => {
    const until = queue[i + 1]?.x ?? right;
    const text = String(pending);
    if (!rose || pending === 0 || height < 0.7 || until - x < Math.max(APART, ruler.width(text) + 10)) return;
    pen.ctx.fillText(text, x + 6, base - QUEUE / 2 + 1);
  });
}

function paintLeftMark({ ctx, palette }: Pen, { x0, x1, kind }: Item, base: number): void {
  const x = (x0 + x1) / 2;
  const y = base - QUEUE / 2;
  ctx.fillStyle = palette.plain.surface;
  ctx.beginPath();
  ctx.arc(x, y, (x1 - x0) / 2, 0, 2 * Math.PI);
  ctx.fill();
  paintGlyph(ctx, kindOf(kind), x, y, palette.tones[kindOf(kind) === "cancelled" ? "off" : "fail"].fg);
}
