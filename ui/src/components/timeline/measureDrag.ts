// Dragging with Shift measures a stretch of time; it stays until the next press.

/** What shows the stretch, told in pixels. */
interface Measuring {
  measure(stretch: readonly [from: number, to: number] | undefined): void;
}

/** Listens on the plot; returns how to stop that. */
export function watchMeasure(plot: HTMLElement, stage: Measuring): () => void {
  let from: number | undefined;
  let measured = false;
  const xOf = (event: PointerEvent) => event.clientX - plot.getBoundingClientRect().left;
  const down = (event: PointerEvent) => {
    stage.measure(undefined);
    measured = false;
    if (event.button !== 0 || !event.isPrimary || !event.shiftKey) return;
    from = xOf(event);
    measured = true;
    plot.setPointerCapture(event.pointerId);
    event.preventDefault();
  };
  const drag = (event: PointerEvent) => {
    if (from !== undefined) stage.measure([from, xOf(event)]);
  };
  const up = () => {
    from = undefined;
  };
  // The click that ends a drag is none.
  const click = (event: MouseEvent) => {
    if (measured && event.detail !== 0) event.stopPropagation();
  };
  const stop = new AbortController();
  const options = { signal: stop.signal };
  plot.addEventListener("pointerdown", down, options);
  plot.addEventListener("pointermove", drag, options);
  plot.addEventListener("pointerup", up, options);
  plot.addEventListener("pointercancel", up, options);
  plot.addEventListener("click", click, { ...options, capture: true });
  return () => {
    stop.abort();
  };
}
