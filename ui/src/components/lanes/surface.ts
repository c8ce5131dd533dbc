// Ties the fleet timeline's stage to the elements it lives in: their size, the wheel, dragging, measuring and the theme.
import { watchDrag, watchWheel } from "../timeline/gestures";
import { watchMeasure } from "../timeline/measureDrag";
import { watchPinch } from "../timeline/pinch";
import { watchTheme } from "../timeline/theme";
import type { LaneCanvases } from "./pens";
import type { LaneStage } from "./stage.svelte";

/** The elements: what scrolls, and the part of it where time is. */
export interface LaneElements {
  readonly scroller: HTMLElement;
  readonly plot: HTMLElement;
}

/** Opens a stage on its elements; returns how to close it. `size` hears each new size, `move` each motion. */
export function openLanes(
  stage: LaneStage,
  { scroller, plot }: LaneElements,
  canvases: LaneCanvases,
  on: { readonly size: (width: number, height: number) => void; readonly move: () => void },
): () => void {
  const measure = () => {
    on.size(plot.clientWidth, scroller.clientHeight);
    stage.resize(plot.clientWidth, scroller.clientHeight);
  };
  const move: LaneStage["move"] = (change) => {
    on.move();
    stage.move(change);
  };
  measure();
  const observer = new ResizeObserver(measure);
  observer.observe(scroller);
  observer.observe(plot);
  const undo = [
    stage.attach(canvases),
    // Before dragging, so that two fingers do not drag as well.
    watchPinch(plot, move, 0),
    watchDrag(plot, move, 0),
    watchWheel(plot, move, 0),
    watchMeasure(plot, stage),
    watchTheme(() => {
      stage.recolour();
    }),
  ];
  return () => {
    observer.disconnect();
    for (const give of undo) give();
  };
}
