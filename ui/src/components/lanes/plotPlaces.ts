// Where things lie in the plot: what is under the pointer, and where a rectangle stands in the window.
import type { LaneButton } from "../../view/lanes/buttons";
import { SLACK } from "../../view/lanes/measures";
import { barsOf } from "../../view/lanes/model";
import type { Box } from "../../view/timeline/place";
import { frameOf } from "./paint/bars";
import type { LaneStage } from "./stage.svelte";

const ASIDE = 16;

/** Reads places from the last frame. */
export class PlotPlaces {
  readonly #stage: LaneStage;
  readonly #plot: HTMLElement | undefined;
  readonly #scroll: number;

  constructor(stage: LaneStage, plot: HTMLElement | undefined, scroll: number) {
    this.#stage = stage;
    this.#plot = plot;
    this.#scroll = scroll;
  }

  /** The pointer's place in the viewport, and the rectangle there. */
  under(event: MouseEvent): { readonly x: number; readonly y: number; readonly i: number } {
    const box = this.#plot?.getBoundingClientRect();
    const x = event.clientX - (box?.left ?? 0);
    const y = event.clientY - (box?.top ?? 0) - this.#scroll;
    return { x, y, i: this.#stage.rectangleAt(x, y) };
  }

  /** The bars of a rectangle, oldest first. */
  bars(i: number): number[] {
    const scene = this.#stage.scene;
    return scene && i >= 0 ? barsOf(scene.model, scene.rectangles, i) : [];
  }

  /** The rectangle under a button. */
  button({ x, y, w, h }: LaneButton): number {
    return this.#stage.rectangleAt(x + w / 2, y - this.#scroll + h / 2);
  }

  /** The row of a rectangle, at the pointer or as far as it is in sight: a card stands clear of it. */
  anchor(i: number, clientX?: number): Box | undefined {
    const box = this.#plot?.getBoundingClientRect();
    const rectangles = this.#stage.scene?.rectangles;
    if (!box || !rectangles || i < 0) return undefined;
    const { x, y, w, h } = frameOf(rectangles, i);
    const left = Math.max(0, x);
    const own = { left: box.left + left, width: Math.max(0, Math.min(x + w, box.width) - left) };
    const across = clientX === undefined ? own : { left: clientX - ASIDE, width: 2 * ASIDE };
    return { ...across, top: box.top + this.#scroll + y - SLACK, height: h + 2 * SLACK };
  }
}
