// The keys of the timeline, while the focus is in it.
import { NOTCH } from "../../view/timeline/span";
import type { TimeWindow } from "../../view/timeline/window";

const MIDDLE = 0.5;
const STRIDE = 0.15;

const MOTIONS: Readonly<Record<string, (window: TimeWindow) => void>> = {
  w: zoomIn,
  "+": zoomIn,
  "=": zoomIn,
  s: zoomOut,
  "-": zoomOut,
  a: (window) => {
    window.pan(-STRIDE);
  },
  d: (window) => {
    window.pan(STRIDE);
  },
  "0": (window) => {
    window.fit();
  },
  n: (window) => {
    window.follow();
  },
};

/** One notch closer, around the middle. */
export function zoomIn(window: TimeWindow): void {
  window.zoom(NOTCH, MIDDLE);
}

/** One notch farther, around the middle. */
export function zoomOut(window: TimeWindow): void {
  window.zoom(1 / NOTCH, MIDDLE);
}

/** What a key does to the window; undefined when it is none of the timeline's. */
export function motionOf(event: KeyboardEvent): ((window: TimeWindow) => void) | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  return MOTIONS[event.key.toLowerCase()];
}
