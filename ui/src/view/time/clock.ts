// Moments as a person reads them, in the local zone unless one is named.
import { NO_TIME } from "./span";
import { wallAt, type Wall } from "./wall";

const DAY = 86_400_000;
const WEEK = 7;
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

// JavaScript's Date holds no moment beyond this.
const FARTHEST = 8.64e15;

/** `14:19`; on another day of the same week's length `Mon 22:10`; farther `30 Jun`; in another year `30 Jun 2025`. */
export function formatClock(ms: number, now: number, zone?: string): string {
  if (!isMoment(ms)) return NO_TIME;
  const wall = wallAt(ms, zone);
  const away = daysAway(wall, now, zone);
  if (away === 0) return hoursMinutes(wall);
  return away < WEEK ? `${weekday(wall)} ${hoursMinutes(wall)}` : dayOf(wall, now, zone);
}

/** `Tue 14 Jul 2026, 14:19:42 UTC+02:00`: to the second, with the zone's offset, so that a repeated hour is told apart. */
export function formatExact(ms: number, zone?: string): string {
  const exact = exactParts(ms, zone);
  return exact.time === NO_TIME ? NO_TIME : `${exact.day} ${exact.year}, ${exact.time} ${exact.offset}`;
}

/** The same in its parts, for where several moments share a day. */
export function exactParts(
  ms: number,
  zone?: string,
): { day: string; year: string; time: string; offset: string } {
  if (!isMoment(ms)) return { day: "", year: "", time: NO_TIME, offset: "" };
  const wall = wallAt(ms, zone);
  const time = `${hoursMinutes(wall)}:${two(wall.second)}`;
  return { day: `${weekday(wall)} ${dayMonth(wall)}`, year: String(wall.year), time, offset: offset(wall) };
}

/** `15:02–15:24`, `Mon 22:10–Tue 04:00`, `30 Jun 22:10–23:00`: the day is said once where both ends share it. */
export function formatRange(from: number, to: number, now: number, zone?: string): string {
  const [start, end] = [dayAndTime(from, now, zone), dayAndTime(to, now, zone)];
  const sameDay = start[0] === end[0];
  return `${start.filter(Boolean).join(" ")}–${(sameDay ? [end[1]] : end).filter(Boolean).join(" ")}`;
}

/** `14 Jul`: the date a tick carries where the day turns. */
export function formatDay(ms: number, zone?: string): string {
  return isMoment(ms) ? dayMonth(wallAt(ms, zone)) : NO_TIME;
}

/** `14:19`, whatever the day: for where the day is said above. */
export function formatTime(ms: number, zone?: string): string {
  return isMoment(ms) ? hoursMinutes(wallAt(ms, zone)) : NO_TIME;
}

/** `Today, Tue 14 Jul`, `Yesterday, Mon 13 Jul`, `Sat 11 Jul`, `Wed 31 Dec 2025`: the name of a day over what happened on it. */
export function formatDayName(ms: number, now: number, zone?: string): string {
  if (!isMoment(ms)) return NO_TIME;
  const wall = wallAt(ms, zone);
  const away = daysAway(wall, now, zone);
  const near = away === 0 ? "Today, " : away === 1 && ms < now ? "Yesterday, " : "";
  return `${near}${weekday(wall)} ${dayOf(wall, now, zone)}`;
}

function dayAndTime(ms: number, now: number, zone?: string): [day: string, time: string] {
  if (!isMoment(ms)) return ["", NO_TIME];
  const wall = wallAt(ms, zone);
  const away = daysAway(wall, now, zone);
  if (away === 0) return ["", hoursMinutes(wall)];
  return [away < WEEK ? weekday(wall) : dayOf(wall, now, zone), hoursMinutes(wall)];
}

function isMoment(ms: number): boolean {
  return Math.abs(ms) <= FARTHEST;
}

// Calendar days between a wall and now: days of 23 and 25 hours are days, too.
function daysAway(wall: Wall, now: number, zone?: string): number {
  if (!isMoment(now)) return 0;
  const today = wallAt(now, zone);
  const [a, b] = [wall, today].map(({ year, month, day }) => Date.UTC(year, month, day));
  return Math.abs((a ?? 0) - (b ?? 0)) / DAY;
}

function dayOf(wall: Wall, now: number, zone?: string): string {
  return wall.year === wallAt(now, zone).year ? dayMonth(wall) : `${dayMonth(wall)} ${wall.year}`;
}

function dayMonth(wall: Wall): string {
  return `${wall.day} ${MONTHS[wall.month] ?? ""}`;
}

function weekday(wall: Wall): string {
  return WEEKDAYS[wall.weekday] ?? "";
}

function hoursMinutes(wall: Wall): string {
  return `${two(wall.hour)}:${two(wall.minute)}`;
}

function offset(wall: Wall): string {
  if (wall.offset === 0) return "UTC";
  const minutes = Math.abs(wall.offset);
  return `UTC${wall.offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
