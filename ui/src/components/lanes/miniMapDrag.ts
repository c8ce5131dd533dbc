// The window is dragged, or stretched at its edges, in the small picture of all the time there is.
import { MINIMAP } from "../../view/lanes/measures";
import { around, dragged, gripAt, type Grip, type MiniMap } from "../../view/lanes/minimap";
import type { Span } from "../../view/timeline/span";
import type { LaneStage } from "./stage.svelte";

interface Held {
  readonly grip: Grip;
  readonly x: number;
  readonly span: Span;
  /** As it was when the drag began: it must not slide away under the pointer. */
  readonly map: MiniMap;
}

/** Listens on the head's canvas; returns how to stop that. */
export function watchMiniMap(canvas: HTMLCanvasElement, stage: LaneStage): () => void {
  let held: Held | undefined;
  const xOf = (event: PointerEvent) => event.clientX - canvas.getBoundingClientRect().left;
  const isIn = (event: PointerEvent) => event.clientY - canvas.getBoundingClientRect().top < MINIMAP;
  const down = (event: PointerEvent) => {
    const map = stage.map;
    if (!map || event.button !== 0 || !event.isPrimary || !isIn(event)) return;
    const x = xOf(event);
    const grip = gripAt(map, stage.window.span, x);
    if (!grip) {
      stage.move((window) => {
        window.show(around(window.span, map.t(x)));
      });
    }
    held = { grip: grip ?? "whole", x, span: stage.window.span, map };
    canvas.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent) => {
    const x = xOf(event);
    if (!held) {
      const grip = stage.map && isIn(event) ? gripAt(stage.map, stage.window.span, x) : undefined;
      canvas.style.cursor = grip === undefined ? "" : grip === "whole" ? "grab" : "ew-resize";
      return;
    }
    const { grip, span, map } = held;
    const by = map.t(x) - map.t(held.x);
    stage.move((window) => {
      window.show(dragged(span, grip, by));
    });
  };
  const up = () => {
    held = undefined;
  };
  const stop = new AbortController();
  const options = { signal: stop.signal };
  canvas.addEventListener("pointerdown", down, options);
  canvas.addEventListener("pointermove", move, options);
  canvas.addEventListener("pointerup", up, options);
  canvas.addEventListener("pointercancel", up, options);
  return () => {
    stop.abort();
  };
}
