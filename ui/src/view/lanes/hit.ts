// What lies under the pointer, among the rectangles of the last frame.
import { codeOf } from "../timeline/kinds";
import { at } from "./column";
import { SLACK } from "./measures";
import { barOf } from "./model";
import type { Rectangles } from "./rectangles";
import type { LaneScene } from "./scene";

/** There is none. */
export const NO_RECTANGLE = -1;
const INTERRUPTED = codeOf("interrupted");

/** The rectangle at a point, with 3 px of slack: a failed one wins, then the shorter; -1 when there is none. */
export function rectangleAt(all: Rectangles, lane: number, x: number, y: number): number {
  let best = -1;
  for (let i = firstOf(all, lane); i < all.n && all.lane[i] === lane; i += 1) {
    const [top, height] = [at(all.y, i), at(all.h, i)];
    // Rows that lie close share the slack between them.
    if (y < top - 1 || y >= top + height + 1) continue;
    if (at(all.x0, i) > x + SLACK || at(all.x1, i) < x - SLACK) continue;
    if (best < 0 || wins(all, i, best)) best = i;
  }
  return best;
}

/** The rectangle that holds a step of a cluster; -1 when it is out of sight. */
export function rectangleOfStep(
  { model, rectangles }: LaneScene,
  { lane, step }: { readonly lane: string; readonly step: string },
): number {
  const place = model.laneOf.get(lane);
  if (place === undefined || step === "") return NO_RECTANGLE;
  const bar = barOf(model, place, step);
  return bar < 0 ? NO_RECTANGLE : rectangleOf(rectangles, place, bar, model.bars.byStart.indexOf(bar));
}

function rectangleOf(all: Rectangles, lane: number, bar: number, inTime: number): number {
  for (let i = firstOf(all, lane); i < all.n && all.lane[i] === lane; i += 1) {
    const place = all.inTime[i] ? inTime : bar;
    const from = at(all.from, i);
    if (place >= from && place < from + at(all.count, i)) return i;
  }
  return -1;
}

function wins(all: Rectangles, a: number, b: number): boolean {
  const [failedA, failedB] = [at(all.kind, a) >= INTERRUPTED, at(all.kind, b) >= INTERRUPTED];
  if (failedA !== failedB) return failedA;
  return at(all.x1, a) - at(all.x0, a) < at(all.x1, b) - at(all.x0, b);
}

// Lanes stand in the order they are painted, which is not that of their numbers.
function firstOf(all: Rectangles, lane: number): number {
  return all.firstOf.get(lane) ?? all.n;
}
