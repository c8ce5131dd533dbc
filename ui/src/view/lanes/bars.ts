// The steps of all clusters as typed arrays: made when the data changes, read in every frame.
import type { BarColumns } from "../../ipc/wire";
import { at } from "./column";
import { codeOfState, isOpen } from "../timeline/kinds";

/** Bars sorted by lane, then slot, then start. */
export interface LaneBars {
  readonly n: number;
  readonly lanes: number;
  /** Slots of each lane: the greater of what is told and what is used. */
  readonly slots: Uint16Array;
  /** The slots of lane l are the rows from `rows[l]` up to `rows[l + 1]`. */
  readonly rows: Uint32Array;
  /** The bars of row r are those from `first[r]` up to `first[r + 1]`. */
  readonly first: Uint32Array;
  readonly start: Float64Array;
  /** NaN: still open. */
  readonly end: Float64Array;
  /** The greatest end in the row so far, an open one being endless: rises, so it can be searched. */
  readonly reach: Float64Array;
  readonly kind: Uint8Array;
  /** Which of the columns' entries it is. */
  readonly entry: Uint32Array;
  /** Every lane's bars by start, for lanes too low to tell slots apart; and the greatest end of them so far. */
  readonly byStart: Uint32Array;
  readonly laneReach: Float64Array;
}

// No cluster runs more than 256 steps at once; a wild number must not make an endless lane.
const MOST_SLOTS = 256;

/** Makes the bars; `asked` is how many slots each lane is told to have. */
export function makeLaneBars(columns: BarColumns, asked: readonly number[]): LaneBars {
  const n = columns.lane.length;
  const kinds = columns.states.map(codeOfState);
  const kindOf = (entry: number) => kinds[columns.state[entry] ?? -1] ?? 0;
  const inTime = Uint32Array.from({ length: n }, (_, entry) => entry).sort(
    (a, b) =>
      at(columns.lane, a) - at(columns.lane, b) || at(columns.start, a) - at(columns.start, b) || a - b,
  );
  const ends = columns.end.map((end, entry) => endOf(end, at(columns.start, entry), kindOf(entry)));
  const slot = slotsOf(columns, inTime, ends);
  const slots = Uint16Array.from(asked, (count) => Math.min(MOST_SLOTS, Math.max(1, Math.floor(count) || 1)));
  columns.lane.forEach((lane, entry) => {
    slots[lane] = Math.max(slots[lane] ?? 1, (slot[entry] ?? 0) + 1);
  });
  const rows = sums(slots);
  const rowOf = (entry: number) => at(rows, at(columns.lane, entry)) + at(slot, entry);
  const order = inTime
    .slice()
    .sort((a, b) => rowOf(a) - rowOf(b) || at(columns.start, a) - at(columns.start, b));
  const counts = new Uint32Array(at(rows, asked.length));
  for (const entry of order) counts[rowOf(entry)] = (counts[rowOf(entry)] ?? 0) + 1;
  const start = Float64Array.from(order, (entry) => at(columns.start, entry));
  const end = Float64Array.from(order, (entry) => at(ends, entry));
  const place = new Uint32Array(n);
  order.forEach((entry, i) => (place[entry] = i));
  const byStart = Uint32Array.from(inTime, (entry) => at(place, entry));
  return {
    n,
    lanes: asked.length,
    slots,
    rows,
    first: sums(counts),
    start,
    end,
    reach: reachOf(
      n,
      (i) => at(end, i),
      (i) => rowOf(at(order, i)),
    ),
    kind: Uint8Array.from(order, kindOf),
    entry: order,
    byStart,
    laneReach: reachOf(
      n,
      (i) => at(end, at(byStart, i)),
      (i) => at(columns.lane, at(inTime, i)),
    ),
  };
}

/** Where the bars of a lane begin; those of lane l reach up to `laneFirst(bars, l + 1)`. */
export function laneFirst(bars: LaneBars, lane: number): number {
  return at(bars.first, at(bars.rows, lane));
}

// Clocks differ: an end before its start, and an end that was not told, are drawn at the start.
function endOf(told: number | null, start: number, kind: number): number {
  if (told === null && isOpen(kind)) return NaN;
  return Math.max(start, told ?? start);
}

// A step that was given no slot takes the lowest one that is free.
function slotsOf(columns: BarColumns, inTime: Uint32Array, ends: readonly number[]): Uint16Array {
  const slots = new Uint16Array(columns.lane.length);
  let lane = -1;
  let taken: number[] = [];
  for (const entry of inTime) {
    if (at(columns.lane, entry) !== lane) {
      lane = at(columns.lane, entry);
      taken = [];
    }
    const told = columns.slot[entry] ?? null;
    const free = taken.findIndex((end) => end <= at(columns.start, entry));
    const slot = Math.min(MOST_SLOTS - 1, told ?? (free < 0 ? taken.length : free));
    while (taken.length <= slot) taken.push(-Infinity);
    const end = at(ends, entry);
    taken[slot] = Math.max(taken[slot] ?? -Infinity, Number.isNaN(end) ? Infinity : end);
    slots[entry] = slot;
  }
  return slots;
}

function sums(counts: Uint16Array | Uint32Array): Uint32Array {
  const found = new Uint32Array(counts.length + 1);
  counts.forEach((count, i) => (found[i + 1] = (found[i] ?? 0) + count));
  return found;
}

function reachOf(n: number, end: (i: number) => number, row: (i: number) => number): Float64Array {
  const reach = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    const before = i > 0 && row(i - 1) === row(i) ? at(reach, i - 1) : -Infinity;
    reach[i] = Math.max(before, Number.isNaN(end(i)) ? Infinity : end(i));
  }
  return reach;
}
