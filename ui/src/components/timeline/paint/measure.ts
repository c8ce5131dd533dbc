// A stretch of time being measured.
import { formatSpan } from "../../../view/time";
import type { Scale } from "../../../view/timeline/scale";
import type { Pen } from "./pen";

const CHIP = 18;
const ASIDE = 5;

/** From when to when, in either order: it stays where it is while the window moves. */
export type Measured = readonly [from: number, to: number];

/** Paints it over the picture, with how long it is. */
export function paintMeasure(
  pen: Pen,
  scale: Scale,
  measured: Measured,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): void {
  const { ctx, palette } = pen;
  const [from, to] = [Math.min(...measured), Math.max(...measured)];
  const within = (t: number) => Math.max(scale.x0, Math.min(scale.x1, scale.x(t)));
  const [x0, x1] = [within(from), within(to)];
  if (x1 <= scale.x0 || x0 >= scale.x1) return;
  ctx.fillStyle = palette.plain["accent-soft"];
  ctx.globalAlpha = 0.6;
  ctx.fillRect(x0, top, x1 - x0, bottom - top);
  ctx.globalAlpha = 1;
  ctx.fillStyle = palette.plain.accent;
  ctx.fillRect(x0, top, 1, bottom - top);
  ctx.fillRect(x1 - 1, top, 1, bottom - top);
  const text = formatSpan(to - from);
  const wide = pen.ruler(600).width(text) + 2 * ASIDE;
  const x = Math.round(Math.max(scale.x0 + 2, Math.min(scale.x1 - wide - 2, (x0 + x1 - wide) / 2)));
  ctx.fillStyle = palette.plain.ink;
  ctx.beginPath();
  ctx.roundRect(x, top + ASIDE, wide, CHIP, 3);
  ctx.fill();
  ctx.fillStyle = palette.plain["on-ink"];
  ctx.fillText(text, x + ASIDE, top + ASIDE + CHIP / 2 + 0.5);
}
