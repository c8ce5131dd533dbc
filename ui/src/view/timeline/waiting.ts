// Steps that wait. Nothing is known of when they will run, so they are boxes in their order, after now.
import type { StepRow } from "../../ipc/wire";
import type { Bars } from "./bars";
import type { Item } from "./items";
import { codeOf, codeOfState } from "./kinds";
import { WAITING_BOX, WAITING_GAP } from "./measures";
import type { Scale } from "./scale";

/** Which steps wait, in the order they were submitted. */
export function waitingSteps(steps: readonly StepRow[]): number[] {
  const pending = codeOf("pending");
  return steps
    .map((step, index) => ({ step, index }))
    .filter(({ step }) => codeOfState(step.state) === pending && step.started === null)
    .sort((a, b) => a.step.number - b.step.number)
    .map(({ index }) => index);
}

/** Boxes for as many of the waiting steps as find room right of now: slots that are free first. */
export function waitingBoxes(waiting: readonly number[], bars: Bars, scale: Scale, now: number): Item[] {
  const nowX = scale.x(now);
  if (waiting.length === 0 || nowX < scale.x0 || nowX > scale.x1) return [];
  const order = slotsByFreedom(bars);
  const pitch = WAITING_BOX + WAITING_GAP;
  const columns = Math.floor((scale.x1 - nowX - WAITING_GAP) / pitch);
  return waiting.slice(0, Math.max(0, columns) * order.length).map((index, i) => {
    const x0 = nowX + WAITING_GAP + Math.floor(i / order.length) * pitch;
    return {
      x0,
      x1: x0 + WAITING_BOX,
      slot: order[i % order.length] ?? 0,
      kind: codeOf("pending"),
      steps: [index],
      failed: 0,
      how: "waits",
      open: false,
    };
  });
}

// Slots where nothing runs, then those where something does, each in their own order.
function slotsByFreedom(bars: Bars): number[] {
  const slots = Array.from({ length: bars.slots }, (_, slot) => slot);
  const busy = slots.map((slot) => {
    const last = (bars.first[slot + 1] ?? 0) - 1;
    return last >= (bars.first[slot] ?? 0) && bars.reach[last] === Infinity;
  });
  return slots.sort((a, b) => Number(busy[a]) - Number(busy[b]) || a - b);
}
