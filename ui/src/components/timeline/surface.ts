// Ties a stage to the elements it lives in: their size, the wheel, dragging and the theme.
import { watchDrag, watchWheel } from "./gestures";
import { GUTTER, QUEUE_ROW, ROW, SLOTS_TOP, slotTop } from "../../view/timeline/measures";
import { watchMeasure } from "./measureDrag";
import { watchPinch } from "./pinch";
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
    stage.attach(canvases, (slot) => {
      showSlot(scroller, slot);
    }),
    // Before dragging, so that two fingers do not drag as well.
    watchPinch(scroller, move),
    watchDrag(scroller, move),
    watchMeasure(scroller, stage),
    watchUnfold(scroller, stage),
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

// Under the axis and the cluster's own lane, over the queue.
function showSlot(scroller: HTMLElement, slot: number): void {
  const [top, bottom] = [slotTop(slot) - SLOTS_TOP, slotTop(slot) + ROW + QUEUE_ROW - scroller.clientHeight];
  if (scroller.scrollTop > top) scroller.scrollTop = top;
  else if (scroller.scrollTop < bottom) scroller.scrollTop = bottom;
}

function watchUnfold(scroller: HTMLElement, stage: Stage): () => void {
  const unfold = (event: MouseEvent) => {
    const x = event.clientX - scroller.getBoundingClientRect().left;
    if (event.detail !== 0 && x > GUTTER && stage.unfoldAt(x)) event.stopPropagation();
  };
  scroller.addEventListener("click", unfold, { capture: true });
  return () => {
    scroller.removeEventListener("click", unfold, { capture: true });
  };
}
