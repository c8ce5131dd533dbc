// What the key that frames the selection shows.
import { laneFirst } from "./bars";
import { barOf, type LaneModel } from "./model";

/** The bars of the selected step, or all of the selected cluster. */
export function barsOfSelected(
  model: LaneModel,
  selected: { readonly lane: string; readonly step: string },
): number[] {
  const lane = model.laneOf.get(selected.lane);
  if (lane === undefined) return [];
  const bar = selected.step === "" ? -1 : barOf(model, lane, selected.step);
  if (bar >= 0) return [bar];
  const [first, end] = [laneFirst(model.bars, lane), laneFirst(model.bars, lane + 1)];
  return Array.from({ length: end - first }, (_, i) => first + i);
}

/** From the first beginning to the last end of some bars; undefined when there are none. */
export function stretchOf(
  { bars }: LaneModel,
  within: readonly number[],
  now: number,
): [number, number] | undefined {
  if (within.length === 0) return undefined;
  let [from, to] = [Infinity, -Infinity];
  for (const bar of within) {
    const end = bars.end[bar] ?? NaN;
    from = Math.min(from, bars.start[bar] ?? Infinity);
    to = Math.max(to, Number.isNaN(end) ? now : end);
  }
  return [from, to];
}
