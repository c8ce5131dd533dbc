// How far the splitter goes: both sides keep enough to be of use.
const LEAST_DETAIL = 180;
const LEAST_GRID = 160;

/** The nearest height the detail may have in a room of that height. */
export function clampHeight(height: number, room: number): number {
  return Math.round(Math.max(LEAST_DETAIL, Math.min(height, room - LEAST_GRID)));
}

/** The detail's share of the room in whole percent. */
export function share(height: number, room: number): number {
  return room <= 0 ? 0 : Math.round(Math.min(1, Math.max(0, height / room)) * 100);
}
