// The bars of all lanes in sight: one path a state, however many they are.
import { codeOf, kindOf, KINDS, type KindCode } from "../../../view/timeline/kinds";
import { at, textAt } from "../../../view/lanes/column";
import { barsOf, type LaneModel } from "../../../view/lanes/model";
import { WORDED_HEIGHT } from "../../../view/lanes/measures";
import type { Rectangles } from "../../../view/lanes/rectangles";
import { paintBarText, strokeInside, styleOf } from "../../timeline/paint/bar";
import { addBar, type End, type Frame } from "../../timeline/paint/outline";
import type { Pen } from "../../timeline/paint/pen";

const MOST_LABELS = 400;
/** Bars narrower or lower than this are a plain block; from 15 px there is a sign. */
const EDGED = 4;
const EDGED_HEIGHT = 5;
const SIGNED = 15;
const BROKEN = 9;
const STOP = 1.5;
/** So many blocks are filled by one path: fewer cost more calls, more cost more sorting. */
const AT_ONCE = 128;
const FAILED = codeOf("failed");

/** Paints them, what failed last. */
export function paintRectangles(pen: Pen, all: Rectangles): void {
  for (let code = 0; code < KINDS.length; code += 1) paintKind(pen, all, code);
}

/** Writes on those that are large enough, up to 400 of them. */
export function paintLabels(pen: Pen, model: LaneModel, all: Rectangles, width: number): void {
  const sight = { left: 0, right: width };
  let labels = 0;
  for (let i = 0; i < all.n && labels < MOST_LABELS; i += 1) {
    if (at(all.h, i) < WORDED_HEIGHT || at(all.x1, i) - at(all.x0, i) < SIGNED) continue;
    paintBarText(pen, kindOf(at(all.kind, i)), frameOf(all, i), labelOf(model, all, i), sight);
    labels += 1;
  }
}

/** Where a rectangle stands; ended bars leave one pixel to their neighbour. */
export function frameOf(all: Rectangles, i: number): Frame {
  const [x0, x1] = [Math.round(at(all.x0, i)), Math.round(at(all.x1, i))];
  const gap = !all.open[i] && x1 - x0 > 3 ? 1 : 0;
  return { x: x0, y: at(all.y, i), w: Math.max(STOP, x1 - x0 - gap), h: at(all.h, i) };
}

function paintKind(pen: Pen, all: Rectangles, code: KindCode): void {
  const { ctx, palette } = pen;
  const kind = kindOf(code);
  const { tone, end, fill, dash } = styleOf(kind);
  const colours = palette.tones[tone];
  ctx.fillStyle = fill === "solid" ? colours.bar : colours.edge;
  const edged = paintBlocks(ctx, all, code);
  if (edged.length === 0) return;
  ctx.fillStyle = kind === "other" ? pen.pattern("cross", palette.plain["line-2"], colours.bar) : colours.bar;
  if (fill === "solid" || dash.length > 0) fillBars(ctx, edged, end);
  else fillUnderEdges(ctx, edged);
  if (fill !== "solid") strokeInside(ctx, edged, end, colours.edge, dash);
  if (code === FAILED) paintStops(pen, edged);
}

// Paints those that are plain blocks, and gives the others.
function paintBlocks(ctx: CanvasRenderingContext2D, all: Rectangles, code: KindCode): Frame[] {
  const edged: Frame[] = [];
  let blocks = 0;
  ctx.beginPath();
  for (let i = 0; i < all.n; i += 1) {
    if (all.kind[i] !== code) continue;
    const x0 = Math.round(at(all.x0, i));
    const w = Math.round(at(all.x1, i)) - x0;
    const h = at(all.h, i);
    // A strip of colour needs no gaps between what follows each other.
    if (h < EDGED_HEIGHT) ctx.rect(x0, at(all.y, i), Math.max(STOP, w), h);
    else if (w < EDGED) ctx.rect(x0, at(all.y, i), Math.max(STOP, w - Number(w > 3)), h);
    else {
      edged.push(frameOf(all, i));
      continue;
    }
    blocks += 1;
    if (blocks % AT_ONCE === 0) {
      ctx.fill();
      ctx.beginPath();
    }
  }
  ctx.fill();
  return edged;
}

function fillBars(ctx: CanvasRenderingContext2D, frames: readonly Frame[], end: End): void {
  ctx.beginPath();
  for (const frame of frames) addBar(ctx, frame, end);
  ctx.fill();
}

// The edge will hide where corners are: what lies inside it can be plain rectangles, which cost a fifth.
function fillUnderEdges(ctx: CanvasRenderingContext2D, frames: readonly Frame[]): void {
  for (const { x, y, w, h } of frames) ctx.fillRect(x + 1, y + 1, w - 2, h - 2);
}

// A bar too low for a broken end that can be seen gets a stop that is taller than itself.
function paintStops({ ctx, palette }: Pen, frames: readonly Frame[]): void {
  ctx.fillStyle = palette.tones.fail.edge;
  for (const { x, y, w, h } of frames) {
    if (h < BROKEN) ctx.fillRect(x + w - STOP, y - 1, 2, h + 2);
  }
}

function labelOf(model: LaneModel, all: Rectangles, i: number): string {
  const count = at(all.count, i);
  if (count > 1) return `${count} steps`;
  const [bar] = barsOf(model, all, i);
  return textAt(model.labels, at(model.told.bars.name, at(model.bars.entry, bar ?? -1)));
}
