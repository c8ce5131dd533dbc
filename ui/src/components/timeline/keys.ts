// The keys of the timeline, while the focus is in it.
import { NOTCH } from "../../view/timeline/span";
import type { TimeWindow } from "../../view/timeline/window";

/** A change of the window. */
export type Motion = (window: TimeWindow) => void;

const MIDDLE = 0.5;
const STRIDE = 0.15;

const MOTIONS: Readonly<Record<string, Motion>> = {
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
  "0": fitAll,
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

/** The whole run. */
export function fitAll(window: TimeWindow): void {
  window.fit();
}

/** Whether no modifier is held that makes the key somebody else's. */
export function isPlain({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey;
}

/** What a key does to the window; undefined when it is none of the timeline's. */
export function motionOf(key: string): Motion | undefined {
  return MOTIONS[key.toLowerCase()];
}
