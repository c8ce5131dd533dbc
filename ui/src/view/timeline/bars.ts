// The steps that ran, as typed arrays: made when the data changes, read in every frame.
import type { StepRow } from "../../ipc/wire";
import { codeOfState, isOpen } from "./kinds";

/** Bars sorted by slot, then start, then number. */
export interface Bars {
  readonly n: number;
  readonly slots: number;
  /** The bars of slot s are those from `first[s]` up to `first[s + 1]`. */
  readonly first: Uint32Array;
  readonly start: Float64Array;
  /** NaN: still open. */
  readonly end: Float64Array;
  /** The greatest end in the slot so far, an open one being endless: rises, so it can be searched. */
  readonly reach: Float64Array;
  readonly kind: Uint8Array;
  /** Which of the steps it is. */
  readonly step: Uint32Array;
}

interface Draft {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly kind: number;
  slot: number;
}

// No cluster runs more than 256 steps at once; a wild number must not make an endless picture.
const MOST_SLOTS = 256;

/** Makes the bars of the steps that began. `slots` is what the engine says; a step beyond it makes room for itself. */
export function makeBars(steps: readonly StepRow[], slots: number): Bars {
  const drafts = steps.flatMap((step, index) => draft(step, index)).sort(byStart(steps));
  giveLostSlots(drafts);
  const asked = Number.isFinite(slots) ? Math.floor(slots) : 1;
  const count = Math.min(MOST_SLOTS, Math.max(1, asked, ...drafts.map(({ slot }) => slot + 1)));
  drafts.sort((a, b) => a.slot - b.slot || byStart(steps)(a, b));
  return pack(drafts, count);
}

function draft(step: StepRow, index: number): Draft[] {
  const start = step.started ?? NaN;
  if (!Number.isFinite(start)) return [];
  const kind = codeOfState(step.state);
  const told = step.ended ?? NaN;
  const open = !Number.isFinite(told) && isOpen(kind);
  // Clocks differ: an end before its start, and an end that was not told, are drawn at the start.
  const end = open ? NaN : Math.max(start, Number.isFinite(told) ? told : start);
  const slot = step.slot === null ? -1 : Math.min(MOST_SLOTS - 1, Math.max(0, Math.floor(step.slot)));
  return [{ index, start, end, kind, slot: Number.isNaN(slot) ? -1 : slot }];
}

function byStart(steps: readonly StepRow[]): (a: Draft, b: Draft) => number {
  return (a, b) =>
    a.start - b.start || (steps[a.index]?.number ?? 0) - (steps[b.index]?.number ?? 0) || a.index - b.index;
}

// A step that ran and was given no slot takes the lowest one that is free.
function giveLostSlots(drafts: readonly Draft[]): void {
  const ends: number[] = [];
  for (const one of drafts) {
    if (one.slot < 0) {
      const free = ends.findIndex((end) => end <= one.start);
      one.slot = Math.min(MOST_SLOTS - 1, free < 0 ? ends.length : free);
    }
    while (ends.length <= one.slot) ends.push(-Infinity);
    ends[one.slot] = Math.max(ends[one.slot] ?? -Infinity, Number.isNaN(one.end) ? Infinity : one.end);
  }
}

function pack(drafts: readonly Draft[], slots: number): Bars {
  const n = drafts.length;
  const bars = {
    n,
    slots,
    first: new Uint32Array(slots + 1),
    start: new Float64Array(n),
    end: new Float64Array(n),
    reach: new Float64Array(n),
    kind: new Uint8Array(n),
    step: new Uint32Array(n),
  };
  drafts.forEach((one, i) => {
    const isFirst = drafts[i - 1]?.slot !== one.slot;
    const before = isFirst ? -Infinity : (bars.reach[i - 1] ?? -Infinity);
    bars.start[i] = one.start;
    bars.end[i] = one.end;
    bars.reach[i] = Math.max(before, Number.isNaN(one.end) ? Infinity : one.end);
    bars.kind[i] = one.kind;
    bars.step[i] = one.index;
    bars.first[one.slot + 1] = i + 1;
  });
  for (let s = 1; s <= slots; s += 1) {
    bars.first[s] = Math.max(bars.first[s] ?? 0, bars.first[s - 1] ?? 0);
  }
  return bars;
}
