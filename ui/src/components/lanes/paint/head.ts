// The head over the lanes: all of the time that was read with the window in it, and under it the axis.
import { formatClock } from "../../../view/time";
import { AXIS, MINIMAP } from "../../../view/lanes/measures";
import type { MiniMap } from "../../../view/lanes/minimap";
import type { LaneScene } from "../../../view/lanes/scene";
import type { Pen } from "../../timeline/paint/pen";

const INSET = 4;
const LEAST = 2;
const SHADE = 0.72;
const GRIP = 5;
const GRIP_HEIGHT = 14;
const CHIP = 17;

/** Paints it whole. */
export function paintHead(pen: Pen, scene: LaneScene, map: MiniMap, width: number): void {
  const { ctx, palette } = pen;
  ctx.clearRect(0, 0, width, MINIMAP + AXIS);
  paintLives(pen, map);
  paintWindow(pen, scene, map, width);
  ctx.fillStyle = palette.plain.line;
  ctx.fillRect(0, MINIMAP - 1, width, 1);
  paintAxis(pen, scene, width);
}

function paintLives({ ctx, palette }: Pen, { lives, x }: MiniMap): void {
  const step = (MINIMAP - 2 * INSET) / Math.max(1, lives.length);
  const high = Math.max(1, Math.min(INSET, step - 0.6));
  lives.forEach(({ tone, from, to }, i) => {
    const x0 = x(from);
    ctx.fillStyle = tone === "fail" ? palette.tones.fail.bar : palette.tones[tone].edge;
    ctx.fillRect(x0, INSET + i * step, Math.max(LEAST, x(to) - x0), high);
  });
}

function paintWindow({ ctx, palette }: Pen, { span, now }: LaneScene, { x }: MiniMap, width: number): void {
  const [x0, x1] = [Math.max(0, x(span.t0)), Math.min(width, x(span.t1))];
  ctx.fillStyle = palette.plain.bg;
  ctx.globalAlpha = SHADE;
  ctx.fillRect(0, 0, x0, MINIMAP - 1);
  ctx.fillRect(x1, 0, width - x1, MINIMAP - 1);
  ctx.globalAlpha = 1;
  ctx.fillStyle = palette.plain.ink;
  ctx.fillRect(Math.round(x(now)), 0, 1, MINIMAP - 1);
  ctx.strokeStyle = palette.plain.accent;
  ctx.lineWidth = 1;
  ctx.strokeRect(Math.round(x0) + 0.5, 0.5, Math.round(x1) - Math.round(x0) - 1, MINIMAP - 2);
  ctx.fillStyle = palette.plain.accent;
  ctx.beginPath();
  for (const edge of [x0, x1 - 1]) {
    const at = Math.max(0, Math.min(width - GRIP, edge - GRIP / 2));
    ctx.roundRect(at, (MINIMAP - GRIP_HEIGHT) / 2, GRIP, GRIP_HEIGHT, GRIP / 2);
  }
  ctx.fill();
}

// Labels keep to their row, and give way to the chip of now.
function paintAxis(pen: Pen, { ticks, scale, now }: LaneScene, width: number): void {
  const { ctx, palette } = pen;
  const chip = formatClock(now, now);
  const wide = pen.ruler(600).width(chip) + 10;
  const nowX = scale.x(now);
  const middle = MINIMAP + AXIS / 2;
  for (const { x, label, turnsDay } of ticks) {
    ctx.fillStyle = palette.plain[turnsDay ? "line-2" : "line"];
    ctx.fillRect(Math.round(x), MINIMAP + AXIS - 4, 1, 4);
    const half = pen.ruler(turnsDay ? 600 : 400).width(label) / 2;
    if (Math.abs(x - nowX) < half + wide / 2 + 6 || x - half < 2 || x + half > width - 2) continue;
    ctx.fillStyle = palette.plain[turnsDay ? "text-2" : "text-3"];
    ctx.fillText(label, Math.round(x - half), middle - 0.5);
  }
  if (nowX < 0 || nowX > width) return;
  const left = Math.round(Math.max(2, Math.min(width - wide - 2, nowX - wide / 2)));
  ctx.fillStyle = palette.plain.ink;
  ctx.beginPath();
  ctx.roundRect(left, MINIMAP + (AXIS - CHIP) / 2, wide, CHIP, 3);
  ctx.fill();
  ctx.fillRect(Math.round(nowX), MINIMAP + AXIS - 4, 1, 4);
  pen.ruler(600);
  ctx.fillStyle = palette.plain["on-ink"];
  ctx.fillText(chip, left + 5, middle + 0.5);
}
