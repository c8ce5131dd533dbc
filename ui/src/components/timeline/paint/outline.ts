// The outlines of bars: the right end tells how a step ended.

/** `round` ended as meant; `square` goes on; `broken` failed; `slanted` was interrupted. */
export type End = "round" | "square" | "broken" | "slanted";

/** A rectangle in pixels. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const RADIUS = 3;

/** Adds a bar's outline to the current path. */
export function addBar(ctx: CanvasRenderingContext2D, { x, y, w, h }: Frame, end: End): void {
  const r = Math.min(RADIUS, w / 2, h / 2);
  if (end === "round" || end === "square") {
    const right = end === "round" ? r : 0;
    ctx.roundRect(x, y, w, h, [r, right, right, r]);
    return;
  }
  ctx.moveTo(x + r, y);
  ctx.lineTo(x + w, y);
  rightEnd(ctx, { x, y, w, h }, end);
  ctx.lineTo(x + r, y + h);
  ctx.arcTo(x, y + h, x, y + h - r, r);
  ctx.lineTo(x, y + r);
  ctx.arcTo(x, y, x + r, y, r);
  ctx.closePath();
}

function rightEnd(ctx: CanvasRenderingContext2D, { x, y, w, h }: Frame, end: "broken" | "slanted"): void {
  const right = x + w;
  const depth = Math.min(3, w / 3);
  if (end === "slanted") {
    ctx.lineTo(right - Math.min(5, w / 2), y + h);
    return;
  }
  ctx.lineTo(right - depth, y + h * 0.25);
  ctx.lineTo(right, y + h * 0.5);
  ctx.lineTo(right - depth, y + h * 0.75);
  ctx.lineTo(right, y + h);
}
