// Lengths of time in words short enough for a table.

const SECOND = 1000;
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What stands where a time is not known. */
export const NO_TIME = "–";

/** `12s`, `48m 36s`, `4h 28m`, `2d 3h`. Less than nothing is nothing; what is not a number is a dash. */
export function formatSpan(ms: number): string {
  if (!Number.isFinite(ms)) return NO_TIME;
  const seconds = whole(ms);
  if (seconds < MINUTE) return `${seconds}s`;
  return seconds < HOUR ? `${Math.floor(seconds / MINUTE)}m ${two(seconds % MINUTE)}s` : hoursOrDays(seconds);
}

/** Like `formatSpan`, in whole minutes below an hour: for what is painted and must not change each second. */
export function formatMinutes(ms: number): string {
  if (!Number.isFinite(ms)) return NO_TIME;
  const seconds = whole(ms);
  return seconds < HOUR ? `${Math.floor(seconds / MINUTE)}m` : hoursOrDays(seconds);
}

/** An age: `8 s`, `14 min`, `3h 12m`, `2d 3h`. */
export function formatAge(ms: number): string {
  if (!Number.isFinite(ms)) return NO_TIME;
  const seconds = whole(ms);
  if (seconds < MINUTE) return `${seconds} s`;
  return seconds < HOUR ? `${Math.floor(seconds / MINUTE)} min` : hoursOrDays(seconds);
}

function hoursOrDays(seconds: number): string {
  const hours = Math.floor(seconds / HOUR);
  return seconds < DAY
    ? `${hours}h ${two(Math.floor((seconds % HOUR) / MINUTE))}m`
    : `${Math.floor(seconds / DAY)}d ${hours % 24}h`;
}

function whole(ms: number): number {
  return Math.max(0, Math.floor(ms / SECOND));
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
