// The ticks of the time axis: round local times, from a fixed table of steps.
import { timeDay, timeHour, timeMinute, type CountableTimeInterval, type TimeInterval } from "d3-time";
import { formatDay } from "../time";
import type { Scale } from "./scale";

/** A tick: where, when, and what it says; a day that begins says its date. */
export interface Tick {
  readonly x: number;
  readonly at: number;
  readonly label: string;
  readonly turnsDay: boolean;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const APART = 64;

type Step = readonly [length: number, unit: CountableTimeInterval, every: number];

const STEPS: readonly Step[] = [
  ...[1, 2, 5, 10, 15, 30].map((every): Step => [every * MINUTE, timeMinute, every]),
  ...[1, 2, 3, 6, 12].map((every): Step => [every * HOUR, timeHour, every]),
  [DAY, timeDay, 1],
];

/** The ticks between the scale's ends, at least 64 px apart. */
export function makeTicks(scale: Scale): Tick[] {
  const [from, to] = [scale.t(scale.x0), scale.t(scale.x1)];
  if (!(to > from)) return [];
  const ticks: Tick[] = [];
  // Where every tick is a day, none of them is the one where it turns.
  const areDays = tickLength(scale.perMs) >= DAY;
  for (const date of intervalOf(scale.perMs).range(new Date(from), new Date(to + 1))) {
    const at = date.getTime();
    const x = scale.x(at);
    // Where an hour is left out or repeated, round times come too near to each other: the later gives way.
    const last = ticks.at(-1);
    if (last && x - last.x < APART) continue;
    const { label, turnsDay } = say(date);
    ticks.push({ x, at, label, turnsDay: turnsDay && !areDays });
  }
  return ticks;
}

/** How far apart the ticks are, in milliseconds. */
export function tickLength(perMs: number): number {
  return STEPS.find(([length]) => length * perMs >= APART)?.[0] ?? wideDays(perMs) * DAY;
}

function intervalOf(perMs: number): TimeInterval {
  const step = STEPS.find(([length]) => length * perMs >= APART);
  if (!step) {
    const days = wideDays(perMs);
    return timeDay.filter((date) => timeDay.count(new Date(0), date) % days === 0);
  }
  const [, unit, every] = step;
  return unit.every(every) ?? unit;
}

// Beyond the table, on a narrow screen: 2, 3, 4 … days.
function wideDays(perMs: number): number {
  return Math.max(1, Math.ceil(APART / (DAY * perMs)));
}

function say(date: Date): Pick<Tick, "label" | "turnsDay"> {
  const turnsDay = date.getHours() === 0 && date.getMinutes() === 0;
  const clock = `${two(date.getHours())}:${two(date.getMinutes())}`;
  return { turnsDay, label: turnsDay ? formatDay(date.getTime()) : clock };
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
