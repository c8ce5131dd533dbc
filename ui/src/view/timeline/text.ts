// Text on the canvas: measured once, cut to the room there is.
import { inert } from "../inert";

/** Measures a text in pixels. */
export type Measure = (text: string) => number;

// EMR allows names far longer than any bar: no more than this is ever looked at.
const LONGEST = 200;
const MOST_KEPT = 5000;
const LEAST_SIGNS = 3;

/** Remembers widths. It forgets all of them when they are too many, or when the font changes. */
export class TextRuler {
  readonly #measure: Measure;
  readonly #widths = new Map<string, number>();

  constructor(measure: Measure) {
    this.#measure = measure;
  }

  /** The width of a text. */
  width(text: string): number {
    const known = this.#widths.get(text);
    if (known !== undefined) return known;
    if (this.#widths.size >= MOST_KEPT) this.#widths.clear();
    const width = this.#measure(text);
    this.#widths.set(text, width);
    return width;
  }

  /** A name cut at its end with … to fit `room`; nothing when fewer than three signs of it would be left. */
  cut(text: string, room: number): string {
    if (this.width(text) <= room) return text;
    const signs = Array.from(text);
    let [low, high] = [0, signs.length];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.width(cutTo(signs, middle)) <= room) low = middle;
      else high = middle - 1;
    }
    return low < LEAST_SIGNS ? "" : cutTo(signs, low);
  }

  /** The first of the texts that fits whole; else nothing: a time or a span is never cut. */
  whole(texts: readonly string[], room: number): string {
    return texts.find((text) => text !== "" && this.width(text) <= room) ?? "";
  }
}

/** A name from AWS as it may be painted: one line, harmless, and not endless. */
export function paintable(name: string): string {
  return inert(
    Array.from(name.slice(0, 2 * LONGEST))
      .slice(0, LONGEST)
      .join(""),
  );
}

/** Where a bar's text stands: inside the part of the bar that is in sight. */
export function visiblePart(x0: number, x1: number, left: number, right: number): [from: number, to: number] {
  return [Math.max(x0, left), Math.min(x1, right)];
}

function cutTo(signs: readonly string[], length: number): string {
  return `${signs
    .slice(0, length)
    .join("")
    .replace(/[\s,(]+$/u, "")}…`;
}
