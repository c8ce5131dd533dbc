// Folded gaps: a break with torn edges, and how long it is.
import { formatMinutes } from "../../../view/time";
import type { Fold } from "../../../view/timeline/folds";
import type { Pen } from "./pen";

const TOOTH = 4;
const TEAR = 2;

/** Paints them between two heights, over everything that lies there. */
export function paintFolds(pen: Pen, folds: readonly Fold[], top: number, bottom: number): void {
  const { ctx, palette } = pen;
  for (const { x0, x1, from, to } of folds) {
    ctx.fillStyle = palette.plain["surface-2"];
    ctx.fillRect(x0, top, x1 - x0, bottom - top);
    ctx.strokeStyle = palette.plain["line-2"];
    ctx.lineWidth = 1;
    for (const x of [x0, x1]) {
      ctx.beginPath();
      for (let y = top, k = 0; y <= bottom + TOOTH; y += TOOTH, k += 1)
        ctx.lineTo(x + (k % 2 ? TEAR : -TEAR), y);
      ctx.stroke();
    }
    const text = formatMinutes(to - from);
    const width = pen.ruler(400).width(text);
    ctx.save();
    ctx.translate((x0 + x1) / 2, Math.min((top + bottom) / 2, top + width));
    ctx.rotate(-Math.PI / 2);
    ctx.fillStyle = palette.plain["text-3"];
    ctx.fillText(text, -width / 2, 0);
    ctx.restore();
  }
}
