// Everything one frame shows, worked out from the data, the window and the size. No DOM, no canvas.
import type { DetailHead, LifePiece, StepRow } from "../../ipc/wire";
import { isHollow, readAt } from "../age";
import { makeBars, type Bars } from "./bars";
import { foldAt, foldedGaps, foldedScale, gapsOf, type FoldedScale, type Gap } from "./folds";
import { makeRow, type Row } from "./items";
import { codeOfState } from "./kinds";
import { leftMarks, leftSteps, type Left } from "./left";
import { lifeSegments, type LifeSegment } from "./life";
import { GUTTER } from "./measures";
import { mergeSlot } from "./merge";
import { queueCorners, type QueueCorner } from "./queue";
import type { Span } from "./span";
import { paintable } from "./text";
import { makeTicks, type Tick } from "./ticks";
import { waitingBoxes, waitingSteps } from "./waiting";

/** What is worked out once when the data changes. */
export interface Model {
  readonly head: DetailHead;
  readonly steps: readonly StepRow[];
  readonly bars: Bars;
  /** Between steps; after the last one nothing is folded. */
  readonly gaps: readonly Gap[];
  readonly waiting: readonly number[];
  readonly left: Left;
  readonly kinds: Uint8Array;
  /** The names as they may be painted. */
  readonly labels: readonly string[];
  readonly indexOf: ReadonlyMap<string, number>;
}

/** What is worked out for a frame. */
export interface Scene {
  readonly span: Span;
  readonly scale: FoldedScale;
  readonly now: number;
  /** Whether the cluster still lives, so that there is a now. */
  readonly live: boolean;
  /** A row for each slot. */
  readonly rows: readonly Row[];
  /** Marks on the queue strip. */
  readonly left: Row;
  readonly life: readonly LifeSegment[];
  readonly queue: readonly QueueCorner[];
  readonly waiting: number;
  readonly ticks: readonly Tick[];
  /** Whether some bars fell together. */
  readonly merged: boolean;
}

/** Makes the model of an opened cluster. */
export function makeModel(head: DetailHead, steps: readonly StepRow[]): Model {
  const bars = makeBars(steps, head.slots);
  return {
    head,
    steps,
    bars,
    gaps: gapsOf(bars, Infinity),
    waiting: waitingSteps(steps),
    left: leftSteps(steps),
    kinds: Uint8Array.from(steps, ({ state }) => codeOfState(state)),
    labels: steps.map(({ name }) => paintable(name)),
    indexOf: new Map(steps.map(({ id }, index) => [id, index])),
  };
}

/** When a step ran, and in which slot; undefined when it has not begun. */
export function barOfStep({ bars, indexOf }: Model, step: string) {
  const bar = bars.step.indexOf(indexOf.get(step) ?? -1);
  if (bar < 0) return undefined;
  const slot = bars.first.findLastIndex((first) => first <= bar);
  return { slot, start: bars.start[bar] ?? NaN, end: bars.end[bar] ?? NaN };
}

/** Until when something is known of a cluster: now, or, where it cannot be read any more, when it last was. */
function knownUntil({ row }: DetailHead, now: number): number {
  return row.ended === null && isHollow(row, now) ? Math.min(now, readAt(row)) : now;
}

/** The life as far as it is known; from there on it is not known. */
function lifeUntil(head: DetailHead, until: number, now: number): readonly LifePiece[] {
  if (until >= now) return head.life;
  const known = head.life.map((piece) => (piece.to === null ? { ...piece, to: until } : piece));
  return [...known, { kind: "unknown", from: until, to: null }];
}

/** Makes the scene of a window `width` pixels wide, as of `now`; `unfolded`: beginnings of gaps that are not to be folded. */
export function makeScene(
  model: Model,
  span: Span,
  width: number,
  now: number,
  unfolded: readonly number[] = [],
): Scene {
  const { bars, head } = model;
  const folded = foldedGaps(model.gaps, span, unfolded);
  const scale = foldedScale(span, GUTTER, Math.max(GUTTER + 1, width), folded);
  const live = head.row.ended === null;
  const until = knownUntil(head, now);
  const boxes = live ? waitingBoxes(model.waiting, bars, scale, now) : [];
  const rows = Array.from({ length: bars.slots }, (_, slot) =>
    makeRow([...mergeSlot(bars, slot, scale, until), ...boxes.filter((box) => box.slot === slot)]),
  );
  return {
    span,
    scale,
    now,
    live,
    rows,
    left: makeRow(leftMarks(model.left, scale, model.kinds)),
    life: lifeSegments(
      lifeUntil(head, until, now),
      scale,
      head.row.ended ?? now,
      head.row.created ?? span.t0,
    ),
    queue: queueCorners(head.queue, scale, head.row.ended ?? until),
    waiting: model.waiting.length,
    ticks: makeTicks(scale).filter(({ x }) => foldAt(scale, x) === undefined),
    merged: rows.some(({ items }) => items.some(({ steps }) => steps.length > 1)),
  };
}
