// Holds the fleet timeline's canvases: takes data, places, size and window, and paints them, one frame at a time.
import type { EngineClock } from "../../state/clock.svelte";
import type { Selected } from "../../state/timeline.svelte";
import { restOf, type Rest } from "../../view/lanes/rest";
import { NO_RECTANGLE as NONE, rectangleAt, rectangleOfStep } from "../../view/lanes/hit";
import { extentOf } from "../../view/lanes/extent";
import { entryAt, type Layout } from "../../view/lanes/layout";
import { makeMiniMap, type MiniMap } from "../../view/lanes/minimap";
import type { LaneModel } from "../../view/lanes/model";
import { Rectangles } from "../../view/lanes/rectangles";
import { looksLater, makeLaneScene, type LaneScene } from "../../view/lanes/scene";
import { TimeWindow } from "../../view/timeline/window";
import { Frames, type View } from "../timeline/paint/frames";
import { paintHead } from "./paint/head";
import { paintLanes } from "./paint/lanes";
import { paintOverlay } from "./paint/overlay";
import type { Measured } from "../timeline/paint/measure";
import { Settling } from "../timeline/settling.svelte";
import { lanePens, type LaneCanvases } from "./pens";

/** Plain numbers while anything moves; `rest` is what Svelte learns when it has stopped. */
export class LaneStage {
  readonly window = new TimeWindow();
  readonly #clock: EngineClock;
  readonly #frames = new Frames(this.#paintLanes.bind(this), this.#paintOverlay.bind(this));
  readonly #rectangles = new Rectangles();
  #rest = $state.raw<Rest>();
  #model: LaneModel | undefined;
  #layout: Layout | undefined;
  #scene: LaneScene | undefined;
  #map: MiniMap | undefined;
  #view: View = { width: 0, height: 0, scroll: 0 };
  readonly #pens = lanePens();
  readonly #settling = new Settling();
  #hovered = NONE;
  #selected: Selected = { lane: "", step: "" };
  #unfolded: readonly number[] = [];
  #measured: Measured | undefined;

  constructor(clock: EngineClock) {
    this.#clock = clock;
  }

  /** What was painted last before everything stood still. */
  get rest(): Rest | undefined {
    return this.#rest;
  }

  /** Whether the window moves, so that the buttons are not where the bars are. */
  get moving(): boolean {
    return this.#settling.moving;
  }

  /** The latest frame. */
  get scene(): LaneScene | undefined {
    return this.#scene;
  }

  /** The small picture of the latest frame. */
  get map(): MiniMap | undefined {
    return this.#map;
  }

  /** Takes the canvases; returns what gives them back. */
  attach(canvases: LaneCanvases): () => void {
    this.#pens.take(canvases);
    this.recolour();
    return () => {
      this.#frames.stop();
      this.#settling.stop();
      this.#pens.take(undefined);
    };
  }

  /** Takes new data and where its lanes stand. */
  show(model: LaneModel, layout: Layout): void {
    this.#model = model;
    this.#layout = layout;
    this.#hovered = NONE;
    this.#extend();
    this.#frames.all();
  }

  /** Takes a new size of the viewport. */
  resize(width: number, height: number): void {
    if (width === this.#view.width && height === this.#view.height) return;
    this.#view = { ...this.#view, width, height };
    this.window.resize(width);
    this.#pens.forget();
    this.#frames.all();
  }

  /** Takes how far the lanes are scrolled. */
  scroll(scroll: number): void {
    this.#view = { ...this.#view, scroll };
    this.#hovered = NONE;
    this.#later();
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
    if (this.window.span !== span || looksLater(scene, this.#clock.nowExact())) this.#frames.all();
    else this.#frames.overlay();
  }

  /** Marks a rectangle as pointed at; -1: none. */
  hover(rectangle: number): void {
    if (rectangle === this.#hovered) return;
    this.#hovered = rectangle;
    this.#frames.overlay();
  }

  /** Marks a lane and a step in it as selected. */
  select(mark: Selected): void {
    if (mark.lane === this.#selected.lane && mark.step === this.#selected.step) return;
    const sameLane = mark.lane === this.#selected.lane;
    this.#selected = mark;
    if (sameLane) this.#frames.overlay();
    else this.#frames.all();
  }

  /** Shows a stretch being measured, in pixels; undefined: none. */
  measure(stretch: readonly [number, number] | undefined): void {
    const { scale } = this.#scene ?? {};
    this.#measured = stretch && scale ? [scale.t(stretch[0]), scale.t(stretch[1])] : undefined;
    this.#frames.overlay();
  }

  /** Unfolds the gap that begins at a moment. */
  unfold(gap: number): void {
    this.#unfolded = [...this.#unfolded, gap];
    this.move(() => undefined);
  }

  /** Changes the window by one motion. */
  move(change: (window: TimeWindow) => void): void {
    change(this.window);
    this.#hovered = NONE;
    this.#later();
    this.#frames.all();
  }

  /** The rectangle at a point of the viewport; -1: none. */
  rectangleAt(x: number, y: number): number {
    const entry = this.#layout && entryAt(this.#layout, y + this.#view.scroll);
    return entry?.is === "lane" ? rectangleAt(this.#rectangles, entry.lane, x, y) : NONE;
  }

  #later(): void {
    this.#settling.move(() => {
      this.#settle();
    });
  }

  #extend(): void {
    this.window.extend(extentOf(this.#model?.told, this.#clock.nowExact()));
  }

  #settle(): void {
    const [scene, map] = [this.#scene, this.#map];
    if (scene && map) this.#rest = restOf(scene, map, this.#view.scroll, this.window.mode !== "free");
  }

  #paintLanes(): void {
    const [model, layout, pens] = [this.#model, this.#layout, this.#pens.of(this.#view)];
    if (!model || !layout || this.#view.width <= 0) return;
    const now = this.#clock.nowExact();
    const { span } = this.window;
    const frame = { model, layout, span, now, unfolded: this.#unfolded, ...this.#view };
    this.#scene = makeLaneScene(frame, this.#rectangles);
    this.#map = makeMiniMap(model, layout, span, this.#view.width, now);
    if (pens) {
      paintLanes(pens.bars, this.#scene, this.#view, model.laneOf.get(this.#selected.lane) ?? NONE);
      paintHead(pens.head, this.#scene, this.#map, this.#view.width);
    }
    if (!this.#settling.moving) this.#settle();
  }

  #paintOverlay(): void {
    const [scene, pens] = [this.#scene, this.#pens.of(this.#view)];
    if (!scene || !pens) return;
    const marks = {
      hovered: this.#hovered,
      selected: rectangleOfStep(scene, this.#selected),
      measured: this.#measured,
    };
    paintOverlay(pens.overlay, scene, this.#view, this.#clock.nowExact(), marks);
  }
}
