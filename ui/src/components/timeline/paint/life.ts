// The cluster's lane and what its pieces look like.
import type { LifeKind } from "../../../ipc/wire";
import type { Tone } from "../../../view/states";
import type { LifeSegment } from "../../../view/timeline/life";
import { LIFE_BAR, LIFE_TOP } from "../../../view/timeline/measures";
import { visiblePart } from "../../../view/timeline/text";
import { snap, strokeInside } from "./bar";
import { addBar, type Frame } from "./outline";
import type { PatternKind } from "./pattern";
import type { Pen } from "./pen";

interface Style {
  readonly tone: Tone;
  readonly pattern: PatternKind | undefined;
  /** Filled with the soft colour, the bar's, or only an outline. */
  readonly ground: "soft" | "bar" | "none";
  readonly dash: readonly number[];
}

const STYLES: Record<LifeKind, Style> = {
  capacity: { tone: "wait", pattern: "dots", ground: "bar", dash: [] },
  bootstrap: { tone: "prep", pattern: "uprights", ground: "bar", dash: [] },
  starting: { tone: "prep", pattern: "dots", ground: "bar", dash: [3, 2] },
  busy: { tone: "run", pattern: undefined, ground: "soft", dash: [] },
  idle: { tone: "idle", pattern: "back", ground: "bar", dash: [] },
  other: { tone: "run", pattern: undefined, ground: "none", dash: [3, 2] },
  unknown: { tone: "off", pattern: "cross", ground: "soft", dash: [1, 2] },
  terminating: { tone: "off", pattern: undefined, ground: "bar", dash: [2, 2] },
};

const INSET = 5;

/** Paints the pieces of a life. */
export function paintLife(
  pen: Pen,
  life: readonly LifeSegment[],
  sight: { readonly left: number; readonly right: number },
): void {
  for (const piece of life) {
    const frame = { x: piece.x0, y: LIFE_TOP, w: piece.x1 - piece.x0, h: LIFE_BAR };
    paintLifePiece(pen, piece.kind, frame);
    paintText(pen, piece, sight);
  }
}

/** Paints one piece without its text. */
export function paintLifePiece(pen: Pen, kind: LifeKind, frame: Frame): void {
  const { ctx, palette } = pen;
  const { tone, pattern, ground, dash } = STYLES[kind];
  const colours = palette.tones[tone];
  const box = snap(frame);
  const plain = ground === "none" ? palette.plain.surface : colours[ground];
  const ink = kind === "unknown" ? palette.plain["line-2"] : colours.edge;
  ctx.fillStyle = pattern ? pen.pattern(pattern, ink, plain) : plain;
  ctx.beginPath();
  addBar(ctx, box, "round");
  ctx.fill();
  strokeInside(ctx, [box], "round", colours.edge, dash);
}

function paintText(
  pen: Pen,
  { kind, x0, x1, label, short }: LifeSegment,
  sight: { readonly left: number; readonly right: number },
): void {
  const { ctx, palette } = pen;
  const { tone, pattern, ground } = STYLES[kind];
  const [from, to] = visiblePart(x0, x1, sight.left, sight.right);
  const ruler = pen.ruler(500);
  const text = ruler.whole([label, short], to - from - 2 * INSET);
  if (text === "") return;
  const colours = palette.tones[tone];
  const width = ruler.width(text);
  const middle = LIFE_TOP + LIFE_BAR / 2 + 0.5;
  // Text never stands on a pattern.
  const x = pattern ? Math.round(from + (to - from - width) / 2) : from + INSET;
  if (pattern) {
    ctx.fillStyle = ground === "none" ? palette.plain.surface : colours[ground];
    ctx.fillRect(x - 3, LIFE_TOP + 1, width + 6, LIFE_BAR - 2);
  }
  ctx.fillStyle = pattern || ground === "bar" ? colours.on : colours.fg;
  ctx.fillText(text, x, middle);
}
