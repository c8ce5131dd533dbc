// Wheel and drag over the timeline.
import { GUTTER } from "../../view/timeline/measures";
import { NOTCH } from "../../view/timeline/span";
import type { TimeWindow } from "../../view/timeline/window";

/** Changes the window of time. */
export type Move = (change: (window: TimeWindow) => void) => void;

const NOTCH_PIXELS = 100;
const NOTCH_LINES = 3;
const STRIDE = 0.1;
const STEADY = 3;

/** Ctrl and wheel zooms where the pointer is, Shift and wheel or a sideways wheel pans; the plain wheel scrolls. */
export function watchWheel(element: HTMLElement, move: Move, gutter = GUTTER): () => void {
  const onwheel = (event: WheelEvent) => {
    const sideways = event.shiftKey ? event.deltaY + event.deltaX : event.deltaX;
    if (event.ctrlKey) {
      const at = fraction(element, event.clientX, gutter);
      move((window) => {
        window.zoom(NOTCH ** -notches(event, event.deltaY), at);
      });
    } else if (sideways !== 0) {
      move((window) => {
        window.pan(notches(event, sideways) * STRIDE);
      });
    } else return;
    event.preventDefault();
  };
  element.addEventListener("wheel", onwheel, { passive: false });
  return () => {
    element.removeEventListener("wheel", onwheel);
  };
}

/** Dragging pans. A press that hardly moves is no drag, and the click that ends a drag is none. */
export function watchDrag(element: HTMLElement, move: Move, gutter = GUTTER): () => void {
  let last: number | undefined;
  let began = 0;
  let dragged = false;
  const down = (event: PointerEvent) => {
    // With Shift a stretch is measured.
    if (event.button !== 0 || !event.isPrimary || event.shiftKey) return;
    began = event.clientX;
    last = event.clientX;
    dragged = false;
  };
  const drag = (event: PointerEvent) => {
    if (last === undefined || (!dragged && Math.abs(event.clientX - began) < STEADY)) return;
    if (!dragged) element.setPointerCapture(event.pointerId);
    dragged = true;
    const by = (last - event.clientX) / timeWidth(element, gutter);
    last = event.clientX;
    move((window) => {
      window.pan(by);
    });
  };
  const up = () => {
    last = undefined;
  };
  const click = (event: MouseEvent) => {
    if (!dragged || event.detail === 0) return;
    dragged = false;
    event.stopPropagation();
  };
  const stop = new AbortController();
  const options = { signal: stop.signal };
  element.addEventListener("pointerdown", down, options);
  element.addEventListener("pointermove", drag, options);
  element.addEventListener("pointerup", up, options);
  element.addEventListener("pointercancel", up, options);
  element.addEventListener("click", click, { ...options, capture: true });
  return () => {
    stop.abort();
  };
}

function notches({ deltaMode }: WheelEvent, delta: number): number {
  const each = deltaMode === WheelEvent.DOM_DELTA_PIXEL ? NOTCH_PIXELS : NOTCH_LINES;
  return Math.max(-1, Math.min(1, delta / each));
}

/** Which part of the time that is shown lies left of a point of the window. */
export function fraction(element: HTMLElement, clientX: number, gutter: number): number {
  const inside = clientX - element.getBoundingClientRect().left - gutter;
  return Math.max(0, Math.min(1, inside / timeWidth(element, gutter)));
}

/** How many pixels the time that is shown has. */
export function timeWidth(element: HTMLElement, gutter: number): number {
  return Math.max(1, element.clientWidth - gutter);
}
