// From when to when a cluster is to be seen.
import type { DetailHead, StepRow } from "../../ipc/wire";
import type { Extent } from "./span";

const HOUR = 3_600_000;
const BEFORE = 14;
const AFTER_END = 16;
const AFTER_NOW = 44;
const AFTER_WAITING = 110;

/** The cluster's whole time: from its creation to its end, or to now with room for what waits. */
export function extentOf(head: DetailHead, steps: readonly StepRow[], now: number): Extent {
  const { created, ended } = head.row;
  const begins = [created, ...head.life.map(({ from }) => from), ...steps.map(firstOf)];
  const from = least(begins) ?? now - HOUR;
  const isOver = ended !== null && Number.isFinite(ended);
  const ends = [ended, ...head.life.map(({ to }) => to), ...steps.map((step) => step.ended)];
  const to = isOver ? Math.max(from, most(ends) ?? now) : Math.max(from, now);
  const waits = head.row.steps.pending > 0;
  const after = isOver ? AFTER_END : waits ? AFTER_WAITING : AFTER_NOW;
  return { from, to, before: BEFORE, after, live: !isOver };
}

function firstOf(step: StepRow): number | null {
  return least([step.created, step.started]) ?? null;
}

function least(times: readonly (number | null)[]): number | undefined {
  const low = times.reduce<number>((least, at) => (isTime(at) ? Math.min(least, at) : least), Infinity);
  return low === Infinity ? undefined : low;
}

function most(times: readonly (number | null)[]): number | undefined {
  const high = times.reduce<number>((most, at) => (isTime(at) ? Math.max(most, at) : most), -Infinity);
  return high === -Infinity ? undefined : high;
}

function isTime(at: number | null): at is number {
  return at !== null && Number.isFinite(at);
}
