// What a wall clock shows at a moment: in this computer's zone, or in one that is named.

/** The fields of a wall clock and a calendar, with the zone's offset from UTC in minutes. */
export interface Wall {
  readonly year: number;
  /** From 0. */
  readonly month: number;
  readonly day: number;
  /** From 0, Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly offset: number;
}

const MINUTE = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Reads the wall clock of `zone` (an IANA name) at `ms`; without a zone, of this computer, which may travel. */
export function wallAt(ms: number, zone?: string): Wall {
  const date = new Date(ms);
  return zone === undefined ? here(date) : there(date, zone);
}

function here(date: Date): Wall {
  return {
    year: date.getFullYear(),
    month: date.getMonth(),
    day: date.getDate(),
    weekday: date.getDay(),
    hour: date.getHours(),
    minute: date.getMinutes(),
    second: date.getSeconds(),
    offset: -date.getTimezoneOffset(),
  };
}

function there(date: Date, zone: string): Wall {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(date)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const field = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const [year, month, day] = [field("year"), field("month") - 1, field("day")];
  const [hour, minute, second] = [field("hour"), field("minute"), field("second")];
  const asUtc = Date.UTC(year, month, day, hour, minute, second);
  return {
    year,
    month,
    day,
    weekday: new Date(asUtc).getUTCDay(),
    hour,
    minute,
    second,
    offset: Math.round((asUtc - Math.floor(date.getTime() / 1000) * 1000) / MINUTE),
  };
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(zone, made);
  return made;
}
