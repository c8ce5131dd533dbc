// The bars in sight, as rectangles. Bars too small to be told apart become one of the worst state, so that no frame
// paints more than its pixels can show and no failure gets lost among them.
import { codeOf } from "../timeline/kinds";
import type { FoldedScale } from "../timeline/folds";
import { firstAbove } from "../timeline/search";
import { laneFirst, type LaneBars } from "./bars";
import { at } from "./column";
import { barHeight, barsTop, HEAT, ONE_ROW } from "./measures";
import type { Rectangles } from "./rectangles";

const TINY = 3;
const APART = 1.5;
const LEAST_FAILED = 3;
// What lies farther out of sight is cut there: a dashed edge of a million pixels would stop the picture.
const MARGIN = 24;
const INTERRUPTED = codeOf("interrupted");

/** Where a lane stands, and until when it is known. */
export interface LanePlace {
  readonly lane: number;
  /** Its top on the canvas. */
  readonly y: number;
  readonly height: number;
  /** Where its open bars end. */
  readonly until: number;
}

/** Adds the rectangles of a lane. */
export function mergeLane(bars: LaneBars, scale: FoldedScale, place: LanePlace, into: Rectangles): void {
  const { lane, y, height } = place;
  into.firstOf.set(lane, into.n);
  if (height < ONE_ROW) {
    const inset = height < HEAT ? 0 : 1;
    const row = {
      y: y + inset,
      h: Math.max(1, height - 1 - inset),
      slot: 0,
      inTime: true,
      heat: height < HEAT,
    };
    mergeRow(bars, scale, place, row, [laneFirst(bars, lane), laneFirst(bars, lane + 1)], into);
    return;
  }
  const slots = at(bars.slots, lane);
  const h = barHeight(height, slots);
  const gap = slots > 1 ? 1 : 0;
  for (let slot = 0; slot < slots; slot += 1) {
    const row = at(bars.rows, lane) + slot;
    const top = y + barsTop(height) + slot * (h + gap);
    const ends: [number, number] = [at(bars.first, row), at(bars.first, row + 1)];
    mergeRow(bars, scale, place, { y: top, h, slot, inTime: false, heat: false }, ends, into);
  }
}

interface Row {
  readonly y: number;
  readonly h: number;
  readonly slot: number;
  readonly inTime: boolean;
  /** Everything that touches is one, as long as it is of one kind. */
  readonly heat: boolean;
}

/** A bar as it would be painted alone: one object for all of them, since there are ten thousand in a frame. */
interface Alone {
  i: number;
  x0: number;
  x1: number;
  kind: number;
  isOpen: boolean;
}

const alone: Alone = { i: 0, x0: 0, x1: 0, kind: 0, isOpen: false };

function mergeRow(
  bars: LaneBars,
  scale: FoldedScale,
  place: LanePlace,
  row: Row,
  [first, last]: [number, number],
  into: Rectangles,
): void {
  const right = scale.x1 + MARGIN;
  const to = scale.t(right);
  const reach = row.inTime ? bars.laneReach : bars.reach;
  let run = -1;
  for (let i = firstAbove(reach, scale.t(-MARGIN), first, last); i < last; i += 1) {
    const bar = row.inTime ? at(bars.byStart, i) : i;
    const start = at(bars.start, bar);
    if (start > to) break;
    see(bars, scale, bar, place.until);
    if (alone.x1 < -MARGIN) continue;
    alone.i = i;
    if (run >= 0 && fallsTogether(into, run, alone, row.heat)) join(into, run, alone);
    else {
      finish(into, run, right);
      run = begin(into, alone, place.lane, row);
    }
  }
  finish(into, run, right);
}

// Without folds a moment's pixel is reckoned here: a call each would be a tenth of the frame.
function see(bars: LaneBars, { t0, perMs, folds, x }: FoldedScale, bar: number, until: number): void {
  const start = at(bars.start, bar);
  const told = at(bars.end, bar);
  alone.isOpen = Number.isNaN(told);
  const end = alone.isOpen ? Math.max(start, until) : told;
  alone.x0 = folds.length === 0 ? (start - t0) * perMs : x(start);
  alone.x1 = folds.length === 0 ? (end - t0) * perMs : x(end);
  alone.kind = at(bars.kind, bar);
}

function fallsTogether(into: Rectangles, run: number, { x0, x1, kind }: Alone, heat: boolean): boolean {
  const end = at(into.x1, run);
  if (x0 - end >= APART) return false;
  if (heat && into.kind[run] === kind) return true;
  return x1 - x0 < TINY && (at(into.count, run) > 1 || end - at(into.x0, run) < TINY);
}

function join(into: Rectangles, run: number, { i, x1, kind, isOpen }: Alone): void {
  into.x1[run] = Math.max(at(into.x1, run), x1);
  into.kind[run] = Math.max(at(into.kind, run), kind);
  into.open[run] = Math.max(at(into.open, run), Number(isOpen));
  into.failed[run] = at(into.failed, run) + Number(kind >= INTERRUPTED);
  into.count[run] = i - at(into.from, run) + 1;
}

function begin(into: Rectangles, { i, x0, x1, kind, isOpen }: Alone, lane: number, row: Row): number {
  const run = into.next();
  into.x0[run] = x0;
  into.x1[run] = x1;
  into.y[run] = row.y;
  into.h[run] = row.h;
  into.kind[run] = kind;
  into.open[run] = Number(isOpen);
  into.slot[run] = row.slot;
  into.lane[run] = lane;
  into.from[run] = i;
  into.count[run] = 1;
  into.failed[run] = Number(kind >= INTERRUPTED);
  into.inTime[run] = Number(row.inTime);
  return run;
}

function finish(into: Rectangles, run: number, right: number): void {
  if (run < 0) return;
  const least = at(into.kind, run) >= INTERRUPTED ? LEAST_FAILED : APART;
  const x0 = at(into.x0, run);
  into.x1[run] = Math.min(right, Math.max(at(into.x1, run), x0 + least));
  into.x0[run] = Math.max(-MARGIN, x0);
}
