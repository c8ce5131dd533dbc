// The signs in the bars: with them every state is told without colour.
import type { Kind } from "../../../view/timeline/kinds";

const CIRCLE = 2 * Math.PI;

type Draw = (ctx: CanvasRenderingContext2D, x: number, y: number) => void;

/** Draws a state's sign, about 8 px wide, around a middle. */
export function paintGlyph(
  ctx: CanvasRenderingContext2D,
  kind: Kind,
  x: number,
  y: number,
  colour: string,
): void {
  ctx.strokeStyle = colour;
  ctx.fillStyle = colour;
  ctx.lineCap = "round";
  ctx.lineJoin = "round";
  ctx.beginPath();
  GLYPHS[kind](ctx, x, y);
  ctx.lineCap = "butt";
  ctx.lineJoin = "miter";
}

const GLYPHS: Record<Kind, Draw> = {
  done: (ctx, x, y) => {
    line(ctx, 1.5, [x - 3, y, x - 0.8, y + 2.3, x + 3.2, y - 2.6]);
  },
  running: (ctx, x, y) => {
    filled(ctx, [x - 2.4, y - 3.6, x + 3.4, y, x - 2.4, y + 3.6]);
  },
  failed: (ctx, x, y) => {
    line(ctx, 1.6, [x - 2.6, y - 2.6, x + 2.6, y + 2.6]);
    line(ctx, 1.6, [x + 2.6, y - 2.6, x - 2.6, y + 2.6]);
  },
  interrupted: (ctx, x, y) => {
    filled(ctx, [
      x + 1,
      y - 4.4,
      x - 3,
      y + 0.8,
      x - 0.2,
      y + 0.8,
      x - 1,
      y + 4.4,
      x + 3,
      y - 1,
      x + 0.3,
      y - 1,
    ]);
  },
  pending: (ctx, x, y) => {
    circle(ctx, x, y, 2.8);
  },
  cancelled: slashed,
  cancelling: slashed,
  other: (ctx, x, y) => {
    line(ctx, 1.3, [x, y - 4, x + 4, y, x, y + 4, x - 4, y, x, y - 4]);
    line(ctx, 1.3, [x, y - 1.6, x, y + 0.4]);
    ctx.fillRect(x - 0.7, y + 1.5, 1.4, 1.2);
  },
};

function slashed(ctx: CanvasRenderingContext2D, x: number, y: number): void {
  circle(ctx, x, y, 3);
  line(ctx, 1.2, [x - 2.1, y + 2.1, x + 2.1, y - 2.1]);
}

function circle(ctx: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  ctx.lineWidth = 1.2;
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, CIRCLE);
  ctx.stroke();
}

function line(ctx: CanvasRenderingContext2D, width: number, points: readonly number[]): void {
  ctx.lineWidth = width;
  trace(ctx, points);
  ctx.stroke();
}

function filled(ctx: CanvasRenderingContext2D, points: readonly number[]): void {
  trace(ctx, points);
  ctx.closePath();
  ctx.fill();
}

function trace(ctx: CanvasRenderingContext2D, points: readonly number[]): void {
  ctx.beginPath();
  for (let i = 0; i + 1 < points.length; i += 2) ctx.lineTo(points[i] ?? 0, points[i + 1] ?? 0);
}
