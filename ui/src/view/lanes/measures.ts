// Where things stand on the fleet's timeline, in CSS pixels (ui.md §3.2, §5.3, §5.4).

/** The head over the lanes: the whole time as far as it was read, and the axis. */
export const MINIMAP = 34;
export const AXIS = 23;
/** A group's head. */
export const GROUP = 21;
/** A lane is no lower than this, unless all are made to fit. */
const LANE = 32;
const BASE = 15;
const SLOT = 6;
/** Under this the slots of a lane are one row; under the next it is a strip of colour. */
export const ONE_ROW = 10;
export const HEAT = 4;
/** Lanes made to fit are no lower. */
export const LOWEST = 3;
/** The line of life, and the bars under it. */
export const LIFE_TOP = 5;
export const LIFE = 3;
const BARS_TOP = 10;
const LOW_TOP = 2;
/** Lower lanes have no line of life. */
export const LIVED = 24;
/** From this height a bar holds text. */
export const WORDED_HEIGHT = 11;
/** From this height a lane's name is written; from the full height, its second line. */
export const NAMED = 14;
/** A step that waits, with no history to guess from. */
export const WAITING_BOX = 10;
export const WAITING_GAP = 2;
/** How far from a bar a press still counts for it. */
export const SLACK = 3;

/** The height of a lane with so many slots. */
export function laneHeight(slots: number): number {
  return Math.max(LANE, BASE + SLOT * slots);
}

/** Whether a lane of this height has two lines at the left. */
export function hasSecondLine(height: number): boolean {
  return height >= LANE;
}

/** Where the bars of a lane begin, under its top. */
export function barsTop(height: number): number {
  return height < LIVED ? LOW_TOP : BARS_TOP;
}

/** The height of a bar in a lane. */
export function barHeight(height: number, slots: number): number {
  const room = height < LANE ? height - barsTop(height) - LOW_TOP : height - BASE;
  return Math.max(1, Math.floor((room - (slots > 1 ? slots - 1 : 0)) / slots));
}
