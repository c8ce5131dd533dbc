// The fleet's timeline as it is told, made ready for painting; and the steps behind a rectangle.
import type { ClusterRow, FleetTimeline, LifeKind } from "../../ipc/wire";
import { gapsOf, type Gap } from "../timeline/folds";
import { paintable } from "../timeline/text";
import { laneFirst, makeLaneBars, type LaneBars } from "./bars";
import { at, textAt } from "./column";
import type { Rectangles } from "./rectangles";

/** A step as the timeline knows it. */
export interface LaneStep {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly number: number;
  readonly lane: number;
  readonly started: number;
  readonly ended: number | null;
  readonly slot: number;
}

/** The row of each lane; undefined: it left the list a moment ago. */
export type LaneRows = readonly (ClusterRow | undefined)[];

/** What is worked out once when the data changes. */
export interface LaneModel {
  readonly told: FleetTimeline;
  readonly rows: LaneRows;
  readonly bars: LaneBars;
  /** The pieces of lane l are those from `pieces[l]` up to `pieces[l + 1]`. */
  readonly pieces: Uint32Array;
  readonly gaps: readonly Gap[];
  /** The names as they may be painted. */
  readonly labels: readonly string[];
  readonly laneOf: ReadonlyMap<string, number>;
}

/** Makes the model, still without rows. */
export function makeLaneModel(told: FleetTimeline, now: number): LaneModel {
  const bars = makeLaneBars(
    told.bars,
    told.lanes.map(({ slots }) => slots),
  );
  const pieces = new Uint32Array(told.lanes.length + 1);
  told.life.lane.forEach((lane, i) => (pieces[lane + 1] = i + 1));
  for (let lane = 1; lane < pieces.length; lane += 1) {
    pieces[lane] = Math.max(pieces[lane] ?? 0, pieces[lane - 1] ?? 0);
  }
  return {
    told,
    rows: [],
    bars,
    pieces,
    gaps: gapsOf(bars, now),
    labels: told.bars.names.map(paintable),
    laneOf: new Map(told.lanes.map(({ key }, lane) => [key, lane])),
  };
}

/** The rows of what was told; `rows`: the clusters in memory, by key. */
export function rowsOf(told: FleetTimeline, rows: ReadonlyMap<string, ClusterRow>): LaneRows {
  return told.lanes.map(({ key, row }) => rows.get(key) ?? row ?? undefined);
}

/** Whether two states of the rows look the same on the canvas; ages alone change nothing there. */
export function looksAlike(a: LaneRows, b: LaneRows): boolean {
  return (
    a.length === b.length && a.every((row, lane) => row === b[lane] || paintKey(row) === paintKey(b[lane]))
  );
}

function paintKey(row: ClusterRow | undefined): string {
  if (!row) return "";
  const { status, ended, idleSince, steps, trouble, created } = row;
  return [status, ended, idleSince, created, steps.pending, steps.failed, trouble?.since].join(" ");
}

/** Calls `see` for each piece of a lane's life. */
export function eachPiece(
  { told, pieces }: LaneModel,
  lane: number,
  see: (kind: LifeKind, from: number, to: number | null) => void,
): void {
  const { life } = told;
  for (let i = pieces[lane] ?? 0; i < (pieces[lane + 1] ?? 0); i += 1) {
    const kind = life.kind[i];
    if (kind !== undefined) see(kind, life.from[i] ?? 0, life.to[i] ?? null);
  }
}

/** The step of a bar. */
export function stepOfBar({ told, bars }: LaneModel, bar: number): LaneStep | undefined {
  const entry = at(bars.entry, bar);
  const { id, lane, state, states, name, names, number, start, end } = told.bars;
  const of = lane[entry];
  if (of === undefined) return undefined;
  return {
    id: textAt(id, entry),
    name: textAt(names, at(name, entry)),
    state: textAt(states, at(state, entry)),
    number: at(number, entry),
    lane: of,
    started: at(start, entry),
    ended: end[entry] ?? null,
    slot: slotOf(bars, of, bar),
  };
}

/** The bars behind a rectangle, oldest first. */
export function barsOf({ bars }: LaneModel, all: Rectangles, i: number): number[] {
  const from = all.from[i] ?? 0;
  return Array.from({ length: all.count[i] ?? 0 }, (_, k) =>
    all.inTime[i] ? (bars.byStart[from + k] ?? 0) : from + k,
  );
}

/** The bar of a step in a lane; -1 when it is none of them. */
export function barOf({ told, bars }: LaneModel, lane: number, step: string): number {
  for (let bar = laneFirst(bars, lane); bar < laneFirst(bars, lane + 1); bar += 1) {
    if (told.bars.id[bars.entry[bar] ?? -1] === step) return bar;
  }
  return -1;
}

function slotOf(bars: LaneBars, lane: number, bar: number): number {
  let row = bars.rows[lane] ?? 0;
  while ((bars.first[row + 1] ?? Infinity) <= bar) row += 1;
  return row - (bars.rows[lane] ?? 0);
}
