// Ties a stage to the elements it lives in: their size, the wheel, dragging and the theme.
import { watchDrag, watchWheel } from "./gestures";
import type { Canvases, Stage } from "./stage.svelte";
import { watchTheme } from "./theme";

/** Opens a stage on its elements; returns how to close it. `onsize` hears each new height, `onmove` each motion. */
export function openSurface(
  stage: Stage,
  scroller: HTMLElement,
  canvases: Canvases,
  on: { readonly size: (height: number) => void; readonly move: () => void },
): () => void {
  const measure = () => {
    on.size(scroller.clientHeight);
    stage.resize(scroller.clientWidth, scroller.clientHeight);
  };
  const move: Stage["move"] = (change) => {
    on.move();
    stage.move(change);
  };
  measure();
  const observer = new ResizeObserver(measure);
  observer.observe(scroller);
  const undo = [
    stage.attach(canvases),
    watchDrag(scroller, move),
    watchWheel(scroller, move),
    watchTheme(() => {
      stage.recolour();
    }),
  ];
  return () => {
    observer.disconnect();
    for (const give of undo) give();
  };
}
