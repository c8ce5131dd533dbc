// The bars in sight, as rectangles. A run of bars too small to be told apart becomes one of the worst state, so that
// no frame paints more than its pixels can show and no failure gets lost among them.
import type { Bars } from "./bars";
import type { Item } from "./items";
import { isFailed } from "./kinds";
import type { Scale } from "./scale";
import { firstAbove } from "./search";

const TINY = 3;
const APART = 1.5;
const LEAST_FAILED = 3;
// What lies farther out of sight is cut there: a dashed edge of a million pixels would stop the picture.
const MARGIN = 24;

interface Open {
  x0: number;
  x1: number;
  kind: number;
  open: boolean;
  failed: number;
  readonly steps: number[];
}

/** The rectangles of one slot, from left to right. An open bar ends at `now`. */
export function mergeSlot(bars: Bars, slot: number, scale: Scale, now: number): Item[] {
  const items: Item[] = [];
  const [from, to] = [scale.t(scale.x0 - MARGIN), scale.t(scale.x1 + MARGIN)];
  const last = bars.first[slot + 1] ?? 0;
  let run: Open | undefined;
  for (let i = firstAbove(bars.reach, from, bars.first[slot] ?? 0, last); i < last; i += 1) {
    const start = at(bars.start, i);
    if (start > to) break;
    const next = rectangle(bars, i, scale, now);
    if (next.x1 < scale.x0 - MARGIN) continue;
    if (run && fallsTogether(run, next)) join(run, next);
    else {
      if (run) items.push(finish(run, slot, scale));
      run = next;
    }
  }
  if (run) items.push(finish(run, slot, scale));
  return items;
}

function rectangle(bars: Bars, i: number, scale: Scale, now: number): Open {
  const start = at(bars.start, i);
  const told = at(bars.end, i);
  const open = Number.isNaN(told);
  const kind = bars.kind[i] ?? 0;
  return {
    x0: scale.x(start),
    x1: scale.x(open ? Math.max(start, now) : told),
    kind,
    open,
    failed: isFailed(kind) ? 1 : 0,
    steps: [bars.step[i] ?? 0],
  };
}

function fallsTogether(run: Open, next: Open): boolean {
  const small = next.x1 - next.x0 < TINY && (run.steps.length > 1 || run.x1 - run.x0 < TINY);
  return small && next.x0 - run.x1 < APART;
}

function join(run: Open, next: Open): void {
  run.x1 = Math.max(run.x1, next.x1);
  run.kind = Math.max(run.kind, next.kind);
  run.open ||= next.open;
  run.failed += next.failed;
  run.steps.push(...next.steps);
}

function finish({ x0, x1, ...run }: Open, slot: number, scale: Scale): Item {
  const least = isFailed(run.kind) ? LEAST_FAILED : APART;
  const right = Math.max(x1, x0 + least);
  return {
    ...run,
    slot,
    how: "ran",
    x0: Math.max(x0, scale.x0 - MARGIN),
    x1: Math.min(right, scale.x1 + MARGIN),
  };
}

function at(values: Float64Array, i: number): number {
  return values[i] ?? NaN;
}
