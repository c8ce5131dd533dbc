// The small picture of the demo fleet: lanes of bars up to now, drawn by what draws the timeline.
import type { Kind } from "../../view/timeline/kinds";
import { paintBarsOf } from "../timeline/paint/bar";
import type { Frame } from "../timeline/paint/outline";
import type { Pen } from "../timeline/paint/pen";

// Shares of the width: where each bar begins and ends. Now is at 0.74.
const NOW = 0.74;
const TOP = 9;
const LANE = 18;
const BAR = 13;
const HALF = 6;

type Piece = readonly [kind: Kind | "idle", lane: number, from: number, to: number, part?: "top" | "bottom"];

const PIECES: readonly Piece[] = [
  ["done", 0, 0.16, 0.24],
  ["done", 0, 0.24, 0.31],
  ["done", 0, 0.31, 0.52],
  ["done", 0, 0.52, 0.62],
  ["failed", 0, 0.62, 0.72],
  ["done", 1, 0.01, 0.17],
  ["running", 1, 0.17, NOW],
  ["done", 2, 0.1, 0.17, "top"],
  ["done", 2, 0.17, 0.33, "top"],
  ["done", 2, 0.33, 0.4, "top"],
  ["done", 2, 0.1, 0.26, "bottom"],
  ["done", 2, 0.26, 0.47, "bottom"],
  ["done", 2, 0.47, 0.53, "bottom"],
  ["idle", 2, 0.53, NOW],
  ["done", 3, 0.54, 0.565],
  ["done", 3, 0.565, 0.62],
  ["done", 3, 0.62, 0.66],
  ["cancelled", 3, 0.66, 0.7],
  ["running", 3, 0.7, NOW],
  ["pending", 3, NOW, 0.84],
];

/** Paints the picture whole. */
export function paintDemo(pen: Pen, { width, height }: { width: number; height: number }): void {
  const { ctx, palette } = pen;
  const now = Math.round(width * NOW);
  ctx.clearRect(0, 0, width, height);
  ctx.fillStyle = palette.plain["surface-2"];
  ctx.fillRect(now, 0, width - now, height);
  for (const [kind, lane, from, to, part] of PIECES) {
    const frame = frameOf(lane, from * width, to * width, part);
    if (kind === "idle") {
      ctx.fillStyle = pen.pattern("back", palette.tones.idle.edge, palette.tones.idle.bar);
      ctx.fillRect(frame.x, frame.y, frame.w, frame.h);
    } else paintBarsOf(pen, kind, [frame]);
  }
  ctx.fillStyle = palette.plain.ink;
  ctx.fillRect(now, 0, 1, height);
}

function frameOf(lane: number, from: number, to: number, part?: "top" | "bottom"): Frame {
  const y = TOP + lane * LANE + (part === "bottom" ? HALF + 1 : 0);
  return { x: from, y, w: to - from - 1, h: part ? HALF : BAR };
}
