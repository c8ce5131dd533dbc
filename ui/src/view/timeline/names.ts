// What a bar is called, for those who hear it (ui.md §8).
import type { StepRow } from "../../ipc/wire";
import { inert } from "../inert";
import { stepLook } from "../states";
import { formatClock, formatRange } from "../time";
import type { Item } from "./items";

// A screen reader is not held up by a name of ten thousand signs.
const LONGEST = 200;

/** `<step>, <state>, slot 2, 10:52 to 11:16`; of several, `12 steps, 1 failed, 10:52 to 11:16`. */
export function nameOf(item: Item, steps: readonly StepRow[], now: number): string {
  const [first, ...more] = item.steps.flatMap((index) => steps[index] ?? []);
  if (!first) return "";
  if (more.length > 0) return severalName(item, [first, ...more], now);
  const slot = item.slot === null || item.how === "waits" ? [] : [`slot ${item.slot + 1}`];
  return [shownName(first), stepLook(first.state).word.toLowerCase(), ...slot, when(first, item, now)].join(
    ", ",
  );
}

/** The name of a step as it may be said and shown, cut when it is endless. */
export function shownName(step: StepRow): string {
  const name = step.name === "" ? step.id : step.name;
  return name.length > LONGEST ? `${inert(name.slice(0, LONGEST))}…` : inert(name);
}

/** How many steps, how many of them failed. */
export function countWords({ steps, failed }: Item): string {
  return failed > 0 ? `${steps.length} steps, ${failed} failed` : `${steps.length} steps`;
}

/** From the first beginning to the last end of several steps. */
export function severalSpan(steps: readonly StepRow[], now: number): [from: number, to: number] {
  const from = Math.min(...steps.map((step) => step.started ?? step.ended ?? now));
  const to = Math.max(...steps.map((step) => step.ended ?? now));
  return [from, Math.max(from, to)];
}

function severalName(item: Item, steps: readonly StepRow[], now: number): string {
  const [from, to] = severalSpan(steps, now);
  return `${countWords(item)}, ${spoken(from, to, now)}`;
}

function when(step: StepRow, item: Item, now: number): string {
  if (item.how === "waits") {
    return step.created === null ? "waiting" : `waiting since ${formatClock(step.created, now)}`;
  }
  if (item.how === "left")
    return step.ended === null ? "never ran" : `never ran, ended ${formatClock(step.ended, now)}`;
  const started = step.started ?? NaN;
  if (item.open) return `started ${formatClock(started, now)}`;
  return step.ended === null
    ? `started ${formatClock(started, now)}, end not known`
    : spoken(started, step.ended, now);
}

function spoken(from: number, to: number, now: number): string {
  return formatRange(from, to, now).replace("–", " to ");
}
