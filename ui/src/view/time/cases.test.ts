import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { formatAge, formatClock, formatDay, formatExact, formatMinutes, formatRange, formatSpan } from ".";

interface Case {
  readonly kind: string;
  readonly input: number;
  readonly until?: number;
  readonly now?: number;
  readonly zone?: string;
  readonly expected: string;
}

const TABLE = resolve(import.meta.dirname, "../../../../tests/time-cases.json");
const cases = JSON.parse(readFileSync(TABLE, "utf8")) as Case[];

const MAKERS: Record<string, (one: Case, zone?: string) => string> = {
  span: ({ input }) => formatSpan(input),
  age: ({ input }) => formatAge(input),
  minutes: ({ input }) => formatMinutes(input),
  clock: ({ input, now = 0 }, zone) => formatClock(input, now, zone),
  exact: ({ input }, zone) => formatExact(input, zone),
  range: ({ input, until = 0, now = 0 }, zone) => formatRange(input, until, now, zone),
  day: ({ input }, zone) => formatDay(input, zone),
};

describe("the table of cases that the interface and the tray share", () => {
  test.each(cases)("$kind of $input at $now in $zone is $expected", (one) => {
    expect(MAKERS[one.kind]?.(one, one.zone)).toBe(one.expected);
  });

  test.each(cases.filter(({ zone }) => zone))(
    "$kind of $input on a computer in $zone is $expected",
    (one) => {
      const before = process.env["TZ"];
      process.env["TZ"] = one.zone;
      try {
        expect(MAKERS[one.kind]?.(one)).toBe(one.expected);
      } finally {
        process.env["TZ"] = before;
      }
    },
  );
});

test("what is not a time is a dash", () => {
  for (const ms of [NaN, Infinity, -Infinity, 9e15]) {
    expect(formatClock(ms, 0)).toBe("–");
    expect(formatExact(ms)).toBe("–");
    expect(formatDay(ms)).toBe("–");
  }
  expect([formatSpan(NaN), formatAge(NaN), formatMinutes(NaN)]).toEqual(["–", "–", "–"]);
});
