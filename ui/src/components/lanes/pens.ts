// The pens of the fleet timeline's canvases: made when they are needed, and anew when size or colours changed.
import { AXIS, MINIMAP } from "../../view/lanes/measures";
import type { View } from "../timeline/paint/frames";
import { readPalette, type Palette } from "../timeline/paint/palette";
import { preparePen, type Pen } from "../timeline/paint/pen";
import { isForced } from "../timeline/theme";

/** The canvases: two over each other, and the head's. */
export interface LaneCanvases {
  readonly bars: HTMLCanvasElement;
  readonly overlay: HTMLCanvasElement;
  readonly head: HTMLCanvasElement;
}

/** A pen for each canvas. */
type PenSet = Readonly<Record<keyof LaneCanvases, Pen>>;

/** Makes and keeps them. */
export class LanePens {
  #canvases: LaneCanvases | undefined;
  #palette: Palette | undefined;
  #pens: PenSet | undefined;

  /** Takes the canvases, or gives them up. */
  take(canvases: LaneCanvases | undefined): void {
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
  of(view: View): PenSet | undefined {
    if (this.#pens || !this.#canvases || view.width <= 0) return this.#pens;
    const palette = (this.#palette ??= readPalette(this.#canvases.bars, isForced()));
    const bars = preparePen(this.#canvases.bars, view, palette);
    const overlay = preparePen(this.#canvases.overlay, view, palette);
    const head = preparePen(this.#canvases.head, { width: view.width, height: MINIMAP + AXIS }, palette);
    this.#pens = bars && overlay && head ? { bars, overlay, head } : undefined;
    return this.#pens;
  }
}
