// A canvas's context with what every painter needs beside it.
import { TextRuler } from "../../../view/timeline/text";
import type { Palette } from "./palette";
import { makePattern, type PatternKind } from "./pattern";

const SIZE = 11;

/** Draws in CSS pixels of one canvas. */
export interface Pen {
  readonly ctx: CanvasRenderingContext2D;
  readonly palette: Palette;
  /** Sets the font of a weight and returns its ruler. */
  ruler(weight: 400 | 500 | 600): TextRuler;
  /** A repeating fill of `colour` on `ground`. */
  pattern(kind: PatternKind, colour: string, ground: string): string | CanvasPattern;
}

/** Makes the pen of a context; widths and patterns are kept as long as it is. */
function makePen(ctx: CanvasRenderingContext2D, palette: Palette, ratio: number): Pen {
  const rulers = new Map<number, TextRuler>();
  const patterns = new Map<string, string | CanvasPattern>();
  return {
    ctx,
    palette,
    ruler(weight) {
      ctx.font = `${weight} ${SIZE}px ${palette.font}`;
      const known = rulers.get(weight);
      if (known) return known;
      const ruler = new TextRuler((text) => ctx.measureText(text).width);
      rulers.set(weight, ruler);
      return ruler;
    },
    pattern(kind, colour, ground) {
      const key = `${kind} ${colour} ${ground}`;
      const known = patterns.get(key);
      if (known !== undefined) return known;
      const made = makePattern(ctx, kind, colour, ground, ratio);
      patterns.set(key, made);
      return made;
    },
  };
}

/** Makes a canvas as large as its pixels and returns its pen; undefined where there is no 2D context. */
export function preparePen(
  canvas: HTMLCanvasElement,
  size: { readonly width: number; readonly height: number },
  palette: Palette,
): Pen | undefined {
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(size.width * ratio);
  canvas.height = Math.round(size.height * ratio);
  const ctx = canvas.getContext("2d");
  if (!ctx) return undefined;
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.textBaseline = "middle";
  return makePen(ctx, palette, ratio);
}
