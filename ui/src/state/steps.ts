// The steps of the opened cluster, and what a patch makes of them.
import type { StepRow } from "../ipc/wire";

/** The steps with those that are new or changed put in, in the order they were submitted. */
export function mergedSteps(old: readonly StepRow[], changed: readonly StepRow[]): readonly StepRow[] {
  const byId = new Map(old.map((step) => [step.id, step]));
  for (const step of changed) byId.set(step.id, step);
  return [...byId.values()].sort((a, b) => a.number - b.number);
}
