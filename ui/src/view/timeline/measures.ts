// Where things stand on the step timeline, in CSS pixels (ui.md §5.3).

/** The column of lane names at the left. */
export const GUTTER = 74;
/** The axis row. */
export const AXIS = 20;
/** The cluster's own lane. */
export const LIFE_TOP = AXIS + 3;
export const LIFE_BAR = 15;
/** The slots. */
export const SLOTS_TOP = LIFE_TOP + 20;
export const ROW = 23;
export const BAR = 18;
/** The queue strip, from the bottom of the canvas. */
export const QUEUE = 15;
export const QUEUE_ROW = QUEUE + 5;
/** A step that waits, with no history to guess from. */
export const WAITING_BOX = 24;
export const WAITING_GAP = 3;
/** Slots seen at once; more are scrolled. */
const MOST_ROWS = 8;
/** How far from a bar a press still counts for it. */
export const SLACK = 3;

/** The height of the whole content. */
export function contentHeight(slots: number): number {
  return SLOTS_TOP + slots * ROW + QUEUE_ROW;
}

/** The height wanted on screen. */
export function wantedHeight(slots: number): number {
  return contentHeight(Math.min(slots, MOST_ROWS));
}

/** The top of a slot's bar, in content pixels. */
export function slotTop(slot: number): number {
  return SLOTS_TOP + slot * ROW;
}
