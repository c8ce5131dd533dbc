// Dragging with Shift measures a stretch of time; it stays until the next press.
import type { LaneStage } from "./stage.svelte";

/** Listens on the plot; returns how to stop that. */
export function watchMeasure(plot: HTMLElement, stage: LaneStage): () => void {
  let from: number | undefined;
  const xOf = (event: PointerEvent) => event.clientX - plot.getBoundingClientRect().left;
  const down = (event: PointerEvent) => {
    stage.measure(undefined);
    if (event.button !== 0 || !event.isPrimary || !event.shiftKey) return;
    from = xOf(event);
    plot.setPointerCapture(event.pointerId);
    event.preventDefault();
  };
  const drag = (event: PointerEvent) => {
    if (from !== undefined) stage.measure([from, xOf(event)]);
  };
  const up = () => {
    from = undefined;
  };
  const stop = new AbortController();
  const options = { signal: stop.signal };
  plot.addEventListener("pointerdown", down, options);
  plot.addEventListener("pointermove", drag, options);
  plot.addEventListener("pointerup", up, options);
  plot.addEventListener("pointercancel", up, options);
  return () => {
    stop.abort();
  };
}
