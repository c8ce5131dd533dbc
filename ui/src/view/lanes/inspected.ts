// What the line under the lanes says of the selected step, or of the selected cluster.
import type { ClusterRow } from "../../ipc/wire";
import { isHollow } from "../age";
import { inert } from "../inert";
import { statusLook, stepLook, type Look } from "../states";
import { formatClock, formatSpan } from "../time";
import { stepName } from "./card";
import { knownUntil, laneLine } from "./lines";
import { barOf, stepOfBar, type LaneModel, type LaneStep } from "./model";

/** Its texts. */
export interface Inspected {
  readonly about: string;
  readonly look: Look;
  readonly word: string;
  /** EMR's own state. */
  readonly state: string;
  readonly hollow: boolean;
  readonly title: string;
  readonly second: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly verb: string;
  /** Why it cannot be opened; empty when it can. */
  readonly refusal: string;
}

const KEPT = "Ended more than a day ago: its steps are kept here, its page is not.";

/** Makes them; undefined when nothing is selected that is there. `isHere`: whether the cluster can be opened. */
export function inspected(
  model: LaneModel,
  selected: { readonly lane: string; readonly step: string },
  now: number,
  isHere: (key: string) => boolean,
): Inspected | undefined {
  const lane = model.laneOf.get(selected.lane);
  const row = lane === undefined ? undefined : model.rows[lane];
  if (lane === undefined || !row) return undefined;
  const refusal = isHere(selected.lane) ? "" : KEPT;
  const step = selected.step === "" ? undefined : stepOfBar(model, barOf(model, lane, selected.step));
  return step ? ofStep(step, row, now, refusal) : ofCluster(row, now, refusal);
}

function ofStep(step: LaneStep, row: ClusterRow, now: number, refusal: string): Inspected {
  const look = stepLook(step.state);
  const span = formatSpan(Math.max(0, (step.ended ?? knownUntil(row, now)) - step.started));
  const ran = step.ended === null ? (["Running for", span] as const) : (["Ran for", span] as const);
  return {
    about: "Selected step",
    look,
    word: look.word,
    state: step.state,
    hollow: step.ended === null && isHollow(row, now),
    title: stepName(step),
    second: `${clusterName(row)} · step ${step.number} of ${row.steps.total} · ${inert(step.id)}`,
    facts: [
      ["Started", formatClock(step.started, now)],
      ...(step.ended === null ? [] : [["Ended", formatClock(step.ended, now)] as const]),
      ran,
    ],
    verb: "Open step",
    refusal,
  };
}

function ofCluster(row: ClusterRow, now: number, refusal: string): Inspected {
  const hollow = isHollow(row, now);
  const { created, ended } = row;
  return {
    about: "Selected cluster",
    look: statusLook(row.status, hollow),
    word: row.word,
    state: row.state,
    hollow,
    title: clusterName(row),
    second: [laneLine(row, now), row.region, inert(row.id)].join(" · "),
    facts: [
      ...(created === null ? [] : [["Created", formatClock(created, now)] as const]),
      ...(ended === null ? [] : [["Ended", formatClock(ended, now)] as const]),
      ...(created === null ? [] : [["Elapsed", formatSpan(Math.max(0, (ended ?? now) - created))] as const]),
    ],
    verb: "Open cluster",
    refusal,
  };
}

function clusterName(row: ClusterRow): string {
  return inert(row.name || row.id);
}
