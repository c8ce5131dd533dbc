// The steps in the window as a table: the same facts as the picture.
import { inert } from "../inert";
import { stepLook, type StepLook } from "../states";
import { formatClock, formatSpan } from "../time";
import type { Span } from "../timeline/span";
import { stepName } from "./card";
import { knownUntil } from "./lines";
import { stepOfBar, type LaneModel } from "./model";

/** A row of the table. */
export interface TableRow {
  readonly lane: string;
  readonly step: string;
  readonly cluster: string;
  readonly name: string;
  readonly state: string;
  readonly look: StepLook;
  readonly start: string;
  readonly end: string;
  readonly ran: string;
}

/** The steps of some lanes that ran in a window, newest first: which bars they are. */
export function tableBars(model: LaneModel, lanes: ReadonlySet<number>, { t0, t1 }: Span): number[] {
  const { bars, told } = model;
  const inSight = (bar: number) => {
    const end = bars.end[bar] ?? NaN;
    const isLater = (bars.start[bar] ?? 0) > t1 || (!Number.isNaN(end) && end < t0);
    return !isLater && lanes.has(told.bars.lane[bars.entry[bar] ?? -1] ?? -1);
  };
  return Array.from({ length: bars.n }, (_, bar) => bar)
    .filter(inSight)
    .sort((a, b) => (bars.start[b] ?? 0) - (bars.start[a] ?? 0));
}

/** The row of a bar; undefined when its cluster is gone. */
export function tableRow(model: LaneModel, bar: number, now: number): TableRow | undefined {
  const step = stepOfBar(model, bar);
  const row = step && model.rows[step.lane];
  if (!row) return undefined;
  const { ended, started } = step;
  return {
    lane: row.key,
    step: step.id,
    cluster: inert(row.name || row.id),
    name: stepName(step),
    state: step.state,
    look: stepLook(step.state),
    start: formatClock(started, now),
    end: ended === null ? "–" : formatClock(ended, now),
    ran: formatSpan(Math.max(0, (ended ?? knownUntil(row, now)) - started)),
  };
}
