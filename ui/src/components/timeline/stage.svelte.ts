// Holds the timeline's canvases: takes data, size and window, and paints them, one frame at a time.
import type { DetailHead, StepRow } from "../../ipc/wire";
import type { EngineClock } from "../../state/clock.svelte";
import { extentOf } from "../../view/timeline/extent";
import { foldAt } from "../../view/timeline/folds";
import { hitRow } from "../../view/timeline/hit";
import type { Item } from "../../view/timeline/items";
import { GUTTER, QUEUE_ROW, ROW, SLACK, SLOTS_TOP } from "../../view/timeline/measures";
import { barOfStep, makeModel, makeScene, type Model, type Scene } from "../../view/timeline/scene";
import { TimeWindow } from "../../view/timeline/window";
import { paintBars } from "./paint/bars";
import { Frames, type View } from "./paint/frames";
import { paintOverlay } from "./paint/overlay";
import type { Measured } from "./paint/measure";
import { Pens } from "./paint/pens";
import { Settling } from "./settling.svelte";

/** The two canvases, in the order they lie. */
export type Canvases = Readonly<Record<"bars" | "overlay", HTMLCanvasElement>>;

/** Plain numbers while anything moves; `rest` is what Svelte learns when it has stopped. */
export class Stage {
  readonly window = new TimeWindow();
  readonly #clock: EngineClock;
  readonly #frames = new Frames(this.#paintBars.bind(this), this.#paintOverlay.bind(this));
  #rest = $state.raw<Scene>();
  #model: Model | undefined;
  #scene: Scene | undefined;
  #view: View = { width: 0, height: 0, scroll: 0 };
  readonly #pens = new Pens<keyof Canvases>((_, view) => view);
  readonly #settling = new Settling();
  #marked = { hovered: "", selected: "" };
  #unfolded: readonly number[] = [];
  #measured: Measured | undefined;
  #showSlot: (slot: number) => void = () => undefined;

  constructor(clock: EngineClock) {
    this.#clock = clock;
  }

  /** The last frame after which nothing moved: where the buttons lie. */
  get rest(): Scene | undefined {
    return this.#rest;
  }

  /** Whether the window moves, so that the buttons are not where the bars are. */
  get moving(): boolean {
    return this.#settling.moving;
  }

  /** The latest scene, which may not be at rest. */
  get scene(): Scene | undefined {
    return this.#scene;
  }

  /** Takes the canvases, and what scrolls a slot into sight; returns what gives them back. */
  attach(canvases: Canvases, showSlot: (slot: number) => void): () => void {
    this.#pens.take(canvases);
    this.#showSlot = showSlot;
    this.recolour();
    return () => {
      this.#frames.stop();
      this.#settling.stop();
      this.#pens.take(undefined);
    };
  }

  /** Takes new data. */
  show(head: DetailHead, steps: readonly StepRow[]): void {
    this.#model = makeModel(head, steps);
    this.#extend();
    this.#frames.all();
  }

  /** Takes a new size of the viewport. */
  resize(width: number, height: number): void {
    if (width === this.#view.width && height === this.#view.height) return;
    this.#view = { ...this.#view, width, height };
    this.window.resize(width - GUTTER);
    this.#pens.forget();
    this.#frames.all();
  }

  /** Takes how far the slots are scrolled. */
  scroll(scroll: number): void {
    this.#view = { ...this.#view, scroll };
    this.#frames.all();
  }

  /** The colours changed. */
  recolour(): void {
    this.#pens.recolour();
    this.#frames.all();
  }

  /** A second went by: the bars are painted again only when an edge stands on another pixel. */
  tick(): void {
    const scene = this.#scene;
    if (!scene) return;
    const { span } = this.window;
    this.#extend();
    const edge = (at: number) => Math.round(scene.scale.x(at));
    const grew = scene.live && scene.scale.x(scene.now) < scene.scale.x1 + 1;
    if (this.window.span !== span || (grew && edge(this.#clock.nowExact()) !== edge(scene.now)))
      this.#frames.all();
    else this.#frames.overlay();
  }

  /** Brings a step's bar into sight, wherever it was selected; one that is in sight stays where it is. */
  reveal(step: string): void {
    const bar = this.#model && barOfStep(this.#model, step);
    if (!bar) return;
    this.#showSlot(bar.slot);
    const { t0, t1 } = this.window.span;
    const end = Number.isNaN(bar.end) ? this.#clock.nowExact() : bar.end;
    if (end >= t0 && bar.start <= t1) return;
    this.move((window) => {
      window.bring(bar.start, end);
    });
  }

  /** Shows a stretch being measured, in pixels; undefined: none. */
  measure(stretch: readonly [number, number] | undefined): void {
    const { scale } = this.#scene ?? {};
    this.#measured = stretch && scale ? [scale.t(stretch[0]), scale.t(stretch[1])] : undefined;
    this.#frames.overlay();
  }

  /** Unfolds the gap at a point, if one is folded there. */
  unfoldAt(x: number): boolean {
    const fold = this.#scene && foldAt(this.#scene.scale, x);
    if (!fold) return false;
    this.#unfolded = [...this.#unfolded, fold.from];
    this.move(() => undefined);
    return true;
  }

  /** Marks a step as hovered or selected; empty: none. */
  mark(which: "hovered" | "selected", step: string): void {
    if (this.#marked[which] === step) return;
    this.#marked = { ...this.#marked, [which]: step };
    this.#frames.overlay();
  }

  /** Changes the window by one motion. */
  move(change: (window: TimeWindow) => void): void {
    change(this.window);
    this.#settling.move(() => {
      this.#rest = this.#scene;
    });
    this.#frames.all();
  }

  /** What lies at a point of the viewport. */
  itemAt(x: number, y: number): Item | undefined {
    const scene = this.#scene;
    if (!scene || x < GUTTER - SLACK) return undefined;
    if (y >= this.#view.height - QUEUE_ROW) return hitRow(scene.left, x);
    const row = Math.floor((y + this.#view.scroll - SLOTS_TOP + SLACK) / ROW);
    const found = y < SLOTS_TOP - SLACK ? undefined : scene.rows[row];
    return found && hitRow(found, x);
  }

  /** The item that stands for a step, if it is in sight. */
  itemOf(step: string): Item | undefined {
    const index = this.#model?.indexOf.get(step);
    if (index === undefined || !this.#scene) return undefined;
    return [...this.#scene.rows, this.#scene.left]
      .flatMap(({ items }) => items)
      .find(({ steps }) => steps.includes(index));
  }

  #extend(): void {
    if (this.#model)
      this.window.extend(extentOf(this.#model.head, this.#model.steps, this.#clock.nowExact()));
  }

  #paintBars(): void {
    const pens = this.#pens.of(this.#view);
    const { width } = this.#view;
    if (!this.#model || width <= 0) return;
    this.#scene = makeScene(this.#model, this.window.span, width, this.#clock.nowExact(), this.#unfolded);
    if (pens) paintBars(pens.bars, this.#model, this.#scene, this.#view);
    if (!this.#settling.moving) this.#rest = this.#scene;
  }

  #paintOverlay(): void {
    const pens = this.#pens.of(this.#view);
    if (!this.#scene || !pens) return;
    const hovered = this.itemOf(this.#marked.hovered);
    const selected = this.itemOf(this.#marked.selected);
    const marked = { hovered, selected, measured: this.#measured };
    paintOverlay(pens.overlay, this.#scene, this.#view, this.#clock.nowExact(), marked);
  }
}
