// Steps cancelled before they ran: a mark on the queue strip where they left it.
import type { StepRow } from "../../ipc/wire";
import type { Item } from "./items";
import { codeOf, codeOfState } from "./kinds";
import type { Scale } from "./scale";

const RADIUS = 6;
const MARK = 2 * RADIUS;

/** Steps that left the queue without having run, by when. */
export interface Left {
  readonly at: Float64Array;
  readonly step: Uint32Array;
}

/** Finds them. One whose end was not told cannot be placed. */
export function leftSteps(steps: readonly StepRow[]): Left {
  const found = steps
    .map((step, index) => ({ at: step.ended ?? NaN, index, step }))
    .filter(({ at, step }) => step.started === null && Number.isFinite(at) && isOver(step.state))
    .sort((a, b) => a.at - b.at);
  return {
    at: Float64Array.from(found, ({ at }) => at),
    step: Uint32Array.from(found, ({ index }) => index),
  };
}

/** Their marks in the window; those that would cover each other are one. */
export function leftMarks(left: Left, scale: Scale, kinds: Uint8Array): Item[] {
  const items: Item[] = [];
  let run: { x: number; kind: number; steps: number[] } | undefined;
  const close = () => {
    if (run) items.push(mark(run.x, run.kind, run.steps));
  };
  left.at.forEach((at, i) => {
    const x = scale.x(at);
    if (x < scale.x0 - RADIUS || x > scale.x1 + RADIUS) return;
    const step = left.step[i] ?? 0;
    const kind = kinds[step] ?? codeOf("cancelled");
    if (run && x - run.x < MARK) {
      run.steps.push(step);
      run.kind = Math.max(run.kind, kind);
      return;
    }
    close();
    run = { x, kind, steps: [step] };
  });
  close();
  return items;
}

function mark(x: number, kind: number, steps: readonly number[]): Item {
  const failed = kind >= codeOf("interrupted") ? steps.length : 0;
  return { x0: x - RADIUS, x1: x + RADIUS, slot: null, kind, steps, failed, how: "left", open: false };
}

function isOver(state: string): boolean {
  const kind = codeOfState(state);
  return kind === codeOf("cancelled") || kind === codeOf("failed") || kind === codeOf("interrupted");
}
