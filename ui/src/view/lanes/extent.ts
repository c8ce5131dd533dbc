// From when to when the fleet is to be seen.
import type { FleetTimeline } from "../../ipc/wire";
import type { Extent } from "../timeline/span";

const AHEAD = 44;

/** From the first moment that is known of what was told, to now. */
export function extentOf(told: FleetTimeline | undefined, now: number): Extent {
  const from = told ? Math.max(told.from, told.begins ?? told.from) : now;
  return { from: Math.min(from, now), to: now, before: 0, after: AHEAD, live: true };
}
