// Two fingers zoom the time between them, on a screen that is touched and, where the system tells of it, on a pad.
import { GUTTER } from "../../view/timeline/measures";
import { fraction, timeWidth, type Move } from "./gestures";

/** What WebKit tells of two fingers on a pad; other engines tell them as a wheel with Ctrl. */
interface Gesture extends UIEvent {
  readonly scale: number;
  readonly clientX: number;
}

interface Fingers {
  readonly middle: number;
  readonly apart: number;
}

// Nearer together they are taken for this far apart, lest a pixel be a leap.
const NEAREST = 20;

/** Listens on an element; returns how to stop that. It must listen before dragging does. */
export function watchPinch(element: HTMLElement, move: Move, gutter = GUTTER): () => void {
  const down = new Map<number, number>();
  let before: Fingers | undefined;
  let scale = 1;
  const zoom = (factor: number, clientX: number, by = 0) => {
    move((window) => {
      if (by !== 0) window.pan(by / timeWidth(element, gutter));
      window.zoom(factor, fraction(element, clientX, gutter));
    });
  };
  const press = (event: PointerEvent) => {
    if (event.pointerType === "touch") down.set(event.pointerId, event.clientX);
    before = fingers(down);
  };
  const drag = (event: PointerEvent) => {
    if (!down.has(event.pointerId)) return;
    down.set(event.pointerId, event.clientX);
    const now = fingers(down);
    if (!now) return;
    if (before) zoom(now.apart / before.apart, now.middle, before.middle - now.middle);
    before = now;
    event.stopImmediatePropagation();
  };
  const up = (event: PointerEvent) => {
    down.delete(event.pointerId);
    before = fingers(down);
  };
  const begin = (event: Event) => {
    scale = 1;
    event.preventDefault();
  };
  const change = (event: Event) => {
    const gesture = event as Gesture;
    zoom(gesture.scale / scale, gesture.clientX);
    scale = gesture.scale;
    event.preventDefault();
  };
  const stop = new AbortController();
  const options = { signal: stop.signal, capture: true };
  element.addEventListener("pointerdown", press, options);
  element.addEventListener("pointermove", drag, options);
  element.addEventListener("pointerup", up, options);
  element.addEventListener("pointercancel", up, options);
  element.addEventListener("gesturestart", begin, options);
  element.addEventListener("gesturechange", change, options);
  return () => {
    stop.abort();
  };
}

function fingers(down: ReadonlyMap<number, number>): Fingers | undefined {
  const [a, b] = [...down.values()];
  if (a === undefined || b === undefined) return undefined;
  return { middle: (a + b) / 2, apart: Math.max(NEAREST, Math.abs(a - b)) };
}
