// The buttons over the bars: which there are, what they are called, and where the arrow keys go from each.
import { isFailed } from "../timeline/kinds";
import { formatClock, formatRange } from "../time";
import { inert } from "../inert";
import { stepLook } from "../states";
import { stepName } from "./card";
import { barsOf, stepOfBar, type LaneModel, type LaneStep } from "./model";
import type { LaneScene } from "./scene";

/** At most so many buttons lie over the canvas; the table holds all. */
export const MOST_BUTTONS = 200;
const LONGEST = 200;

/** A button over a bar, in pixels of the content. */
export interface LaneButton {
  readonly id: string;
  readonly lane: number;
  /** The lane's place from the top. */
  readonly place: number;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly state: string;
  readonly slot: number;
  readonly count: number;
  readonly name: string;
}

/** The bars in sight from top to bottom and left to right, failed ones kept first when they are too many. */
export function laneButtons(scene: LaneScene, scroll: number): LaneButton[] {
  const { rectangles: all, entries, scale } = scene;
  const place = new Map(
    entries.flatMap((entry, i) => (entry.is === "lane" ? [[entry.lane, i] as const] : [])),
  );
  const seen: number[] = [];
  for (let i = 0; i < all.n; i += 1) {
    if ((all.x1[i] ?? 0) > 0 && (all.x0[i] ?? 0) < scale.x1) seen.push(i);
  }
  const kept =
    seen.length <= MOST_BUTTONS
      ? seen
      : seen
          .sort((a, b) => Number(isFailed(all.kind[b] ?? 0)) - Number(isFailed(all.kind[a] ?? 0)) || a - b)
          .slice(0, MOST_BUTTONS);
  const made = kept.flatMap((i) => {
    const lane = all.lane[i] ?? 0;
    const button = makeButton(scene, i, place.get(lane) ?? 0, scroll);
    return button ?? [];
  });
  return made.sort((a, b) => a.place - b.place || a.x - b.x || a.y - b.y);
}

/** Where a key leads from the button at `from`: along the lane, or to the lane above or below, nearest in time. */
export function buttonForKey(buttons: readonly LaneButton[], from: number, key: string): number | undefined {
  const here = buttons[from];
  if (!here) return key === "Home" || key === "End" || key.startsWith("Arrow") ? 0 : undefined;
  const inLane = (i: number) => (buttons[i]?.place === here.place ? i : from);
  switch (key) {
    case "ArrowRight":
      return inLane(from + 1);
    case "ArrowLeft":
      return inLane(from - 1);
    case "ArrowDown":
      return inOtherLane(buttons, from, 1);
    case "ArrowUp":
      return inOtherLane(buttons, from, -1);
    case "Home":
      return buttons.findIndex(({ place }) => place === here.place);
    case "End":
      return buttons.findLastIndex(({ place }) => place === here.place);
    default:
      return undefined;
  }
}

function makeButton(scene: LaneScene, i: number, place: number, scroll: number): LaneButton | undefined {
  const { model, rectangles: all, scale, now } = scene;
  const [first, ...more] = barsOf(model, all, i);
  const step = stepOfBar(model, first ?? -1);
  if (!step) return undefined;
  const x = Math.max(0, all.x0[i] ?? 0);
  return {
    id: step.id,
    lane: step.lane,
    place,
    x,
    y: (all.y[i] ?? 0) + scroll,
    w: Math.max(1, Math.min(scale.x1, all.x1[i] ?? 0) - x),
    h: all.h[i] ?? 0,
    state: step.state,
    slot: step.slot,
    count: more.length + 1,
    name: nameOf(model, step, more, all.failed[i] ?? 0, now),
  };
}

function nameOf(
  model: LaneModel,
  step: LaneStep,
  more: readonly number[],
  failed: number,
  now: number,
): string {
  const row = model.rows[step.lane];
  const cluster = row ? inert(row.name || row.id).slice(0, LONGEST) : "";
  const last = stepOfBar(model, more.at(-1) ?? -1) ?? step;
  return [cluster, ...whatOf(step, more.length + 1, failed), when(step.started, last.ended, now)].join(", ");
}

function whatOf(step: LaneStep, count: number, failed: number): string[] {
  if (count > 1) return [`${count} steps`, ...(failed > 0 ? [`${failed} failed`] : [])];
  return [stepName(step), stepLook(step.state).word.toLowerCase(), `slot ${step.slot + 1}`];
}

function when(from: number, to: number | null, now: number): string {
  if (to === null) return `started ${formatClock(from, now)}`;
  return formatRange(from, to, now).replace("–", " to ");
}

function inOtherLane(buttons: readonly LaneButton[], from: number, by: 1 | -1): number {
  const here = buttons[from];
  if (!here) return from;
  const away = ({ place }: LaneButton) => (place - here.place) * by;
  const next = Math.min(...buttons.map(away).filter((lanes) => lanes > 0));
  const middle = here.x + here.w / 2;
  const distance = ({ x, w }: LaneButton) => Math.max(x - middle, middle - x - w, 0);
  return buttons.reduce(
    (best, button, i) =>
      away(button) === next && (best === from || distance(button) < distance(buttons[best] ?? button))
        ? i
        : best,
    from,
  );
}
