// What there is to know of a frame after which nothing moved: where the buttons lie, and which time is shown.
import type { Span } from "../timeline/span";
import { laneButtons, type LaneButton } from "./buttons";
import type { MiniMap } from "./minimap";
import { isMerged, type LaneScene } from "./scene";

/** A frame at rest. */
export interface Rest {
  readonly span: Span;
  readonly buttons: readonly LaneButton[];
  /** Whether some bars fell together. */
  readonly merged: boolean;
  /** All of the time in the small picture. */
  readonly map: Span;
  /** Whether the window keeps now in sight. */
  readonly follows: boolean;
}

/** Tells it; `scroll`: how far the lanes are scrolled. */
export function restOf(scene: LaneScene, map: MiniMap, scroll: number, follows: boolean): Rest {
  const merged = isMerged(scene.rectangles);
  return { span: scene.span, buttons: laneButtons(scene, scroll), merged, map: map.span, follows };
}
