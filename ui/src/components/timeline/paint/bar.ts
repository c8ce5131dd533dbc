// One step's bar. The key is drawn by the same function, so that it can never disagree with the picture.
import type { Tone } from "../../../view/states";
import type { Kind } from "../../../view/timeline/kinds";
import { visiblePart } from "../../../view/timeline/text";
import { paintGlyph } from "./glyph";
import { addBar, type End, type Frame } from "./outline";
import type { Pen } from "./pen";

/** How bars of a kind look. */
export interface Style {
  readonly tone: Tone;
  readonly end: End;
  /** Solid bars speak by their fill, pale ones by their edge, empty ones are the surface. */
  readonly fill: "solid" | "pale" | "empty";
  readonly dash: readonly number[];
}

const STYLES: Record<Kind, Style> = {
  done: { tone: "done", end: "round", fill: "pale", dash: [] },
  running: { tone: "run", end: "square", fill: "solid", dash: [] },
  failed: { tone: "fail", end: "broken", fill: "solid", dash: [] },
  interrupted: { tone: "fail", end: "slanted", fill: "solid", dash: [] },
  pending: { tone: "wait", end: "round", fill: "empty", dash: [3, 2] },
  cancelled: { tone: "off", end: "round", fill: "pale", dash: [2, 2] },
  cancelling: { tone: "off", end: "square", fill: "pale", dash: [2, 2] },
  other: { tone: "off", end: "round", fill: "pale", dash: [1, 2] },
};

/** Bars narrower than this are a plain block; from 15 px there is a sign, from 34 px a text. */
const EDGED = 4;
const STOP = 2;
const SIGNED = 15;
const WORDED = 34;
const TEXT_AT = 16;
// A broken or slanted end takes room from the text.
const RIGHT_OF: Record<End, number> = { round: 5, square: 5, broken: 8, slanted: 9 };

/** How bars of a kind look. */
export function styleOf(kind: Kind): Style {
  return STYLES[kind];
}

/** Paints a bar without its text. */
export function paintBar(pen: Pen, kind: Kind, frame: Frame): void {
  paintBarsOf(pen, kind, [frame]);
}

/** Paints bars of one kind without their texts: one path filled and stroked once, however many they are. */
export function paintBarsOf(pen: Pen, kind: Kind, frames: readonly Frame[]): void {
  const { ctx, palette } = pen;
  const { tone, end, fill, dash } = STYLES[kind];
  const colours = palette.tones[tone];
  const boxes = frames.map(snap);
  const edged = boxes.filter(({ w }) => w >= EDGED);
  ctx.fillStyle = fill === "solid" ? colours.bar : colours.edge;
  // Too narrow for a broken end: what failed stands out of its row instead.
  const out = tone === "fail" ? STOP : 0;
  for (const { x, y, w, h } of boxes) if (w < EDGED) ctx.fillRect(x, y - out, w, h + 2 * out);
  if (edged.length === 0) return;
  ctx.fillStyle = fill === "empty" ? palette.plain.surface : colours.bar;
  if (kind === "other") ctx.fillStyle = pen.pattern("cross", palette.plain["line-2"], colours.bar);
  ctx.beginPath();
  for (const box of edged) addBar(ctx, box, end);
  ctx.fill();
  if (fill !== "solid") strokeInside(ctx, edged, end, colours.edge, dash);
}

/** Paints the sign and as much of the text as fits into the part of the bar between `left` and `right`. */
export function paintBarText(
  pen: Pen,
  kind: Kind,
  frame: Frame,
  text: string,
  sight: { readonly left: number; readonly right: number },
): void {
  const { x, w, y, h } = snap(frame);
  const [from, to] = visiblePart(x, x + w, sight.left, sight.right);
  if (to - from < SIGNED) return;
  const { ctx, palette } = pen;
  const { tone, fill } = STYLES[kind];
  const colours = palette.tones[tone];
  const isWorded = to - from >= WORDED && text !== "";
  if (kind === "other") plate(pen, from + 2, y + 2, isWorded ? to - from - 4 : SIGNED - 2, h - 4);
  ctx.fillStyle = fill === "empty" ? colours.fg : colours.on;
  const middle = y + h / 2;
  if (isWorded) {
    const ruler = pen.ruler(kind === "pending" ? 400 : 500);
    ctx.fillText(
      ruler.cut(text, to - from - TEXT_AT - RIGHT_OF[STYLES[kind].end]),
      from + TEXT_AT,
      middle + 0.5,
    );
  }
  paintGlyph(ctx, kind, from + TEXT_AT / 2, middle, ctx.fillStyle);
}

/** Strokes the outlines of bars so that the line lies inside them. */
export function strokeInside(
  ctx: CanvasRenderingContext2D,
  boxes: readonly Frame[],
  end: End,
  colour: string,
  dash: readonly number[],
): void {
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1;
  ctx.setLineDash([...dash]);
  ctx.beginPath();
  for (const { x, y, w, h } of boxes) {
    addBar(ctx, { x: x + 0.5, y: y + 0.5, w: Math.max(1, w - 1), h: h - 1 }, end);
  }
  ctx.stroke();
  ctx.setLineDash([]);
}

/** A frame on whole pixels, at least 1.5 px wide. */
export function snap({ x, y, w, h }: Frame): Frame {
  const left = Math.round(x);
  return { x: left, y: Math.round(y), w: Math.max(1.5, Math.round(x + w) - left), h };
}

function plate({ ctx, palette }: Pen, x: number, y: number, w: number, h: number): void {
  ctx.fillStyle = palette.tones.off.bar;
  ctx.fillRect(x, y, w, h);
}
