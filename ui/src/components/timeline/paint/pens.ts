// The pens of a timeline's canvases: made when they are needed, and anew when size or colours changed.
import { isForced } from "../theme";
import type { View } from "./frames";
import { readPalette, type Palette } from "./palette";
import { preparePen, type Pen } from "./pen";

/** How large a canvas is in a viewport. */
type SizeOf<Name> = (name: Name, view: View) => { readonly width: number; readonly height: number };

/** Makes and keeps a pen for each canvas, by its name. */
export class Pens<Name extends string> {
  readonly #sizeOf: SizeOf<Name>;
  #canvases: Readonly<Record<Name, HTMLCanvasElement>> | undefined;
  #palette: Palette | undefined;
  #pens: Readonly<Record<Name, Pen>> | undefined;

  constructor(sizeOf: SizeOf<Name>) {
    this.#sizeOf = sizeOf;
  }

  /** Takes the canvases, or gives them up. */
  take(canvases: Readonly<Record<Name, HTMLCanvasElement>> | undefined): void {
    this.#canvases = canvases;
    this.forget();
  }

  /** The size changed. */
  forget(): void {
    this.#pens = undefined;
  }

  /** The colours changed. */
  recolour(): void {
    this.#palette = undefined;
    this.forget();
  }

  /** The pens for a viewport; undefined while there is nothing to paint on. */
  of(view: View): Readonly<Record<Name, Pen>> | undefined {
    if (this.#pens || !this.#canvases || view.width <= 0) return this.#pens;
    const canvases = Object.entries(this.#canvases) as [Name, HTMLCanvasElement][];
    const made: [Name, Pen][] = [];
    for (const [name, canvas] of canvases) {
      this.#palette ??= readPalette(canvas, isForced());
      const pen = preparePen(canvas, this.#sizeOf(name, view), this.#palette);
      if (!pen) return undefined;
      made.push([name, pen]);
    }
    this.#pens = Object.fromEntries(made) as Record<Name, Pen>;
    return this.#pens;
  }
}
