import { afterEach, expect, test } from "vitest";
import { makeScale } from "./scale";
import { makeTicks, tickLength } from "./ticks";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 6, 14, 10);
const zone = process.env["TZ"];

afterEach(() => {
  process.env["TZ"] = zone;
});

const over = (length: number, pixels = 1000, t0 = START) =>
  makeTicks(makeScale({ t0, t1: t0 + length }, 74, 74 + pixels));

test.each([
  [5 * MINUTE, MINUTE],
  [15 * MINUTE, MINUTE],
  [30 * MINUTE, 2 * MINUTE],
  [HOUR, 5 * MINUTE],
  [2 * HOUR, 10 * MINUTE],
  [3 * HOUR, 15 * MINUTE],
  [5 * HOUR, 30 * MINUTE],
  [12 * HOUR, HOUR],
  [24 * HOUR, 2 * HOUR],
  [40 * HOUR, 3 * HOUR],
  [3 * DAY, 6 * HOUR],
  [7 * DAY, 12 * HOUR],
  [14 * DAY, DAY],
  [60 * DAY, 4 * DAY],
])("over %i ms the ticks are %i ms apart", (length, step) => {
  expect(tickLength(1000 / length)).toBe(step);
  const ticks = over(length);
  expect(ticks.length).toBeGreaterThan(3);
  for (const [i, tick] of ticks.slice(1).entries()) expect(tick.at - (ticks[i]?.at ?? 0)).toBe(step);
});

test("ticks are never nearer than 64 px, over any length and width", () => {
  for (let length = 5 * MINUTE; length <= 60 * DAY; length *= 1.3) {
    for (const pixels of [120, 333, 1000, 2400]) {
      const xs = over(length, pixels).map(({ x }) => x);
      for (const [i, x] of xs.slice(1).entries()) expect(x - (xs[i] ?? 0)).toBeGreaterThanOrEqual(64);
    }
  }
});

test("the date stands where the day turns", () => {
  const ticks = over(12 * HOUR, 1000, Date.UTC(2026, 6, 13, 18));
  expect(ticks.map(({ label }) => label)).toContain("14 Jul");
  expect(ticks.find(({ turnsDay }) => turnsDay)?.at).toBe(Date.UTC(2026, 6, 14));
});

test("ticks stand on round local hours in a zone of half an hour", () => {
  process.env["TZ"] = "Asia/Kolkata";
  for (const { label } of over(12 * HOUR)) expect(label).toMatch(/:00$|Jul$/u);
});

test("the hour that the summer takes and the one that the winter repeats break nothing", () => {
  process.env["TZ"] = "Europe/Berlin";
  for (const t0 of [Date.UTC(2026, 2, 28, 20), Date.UTC(2026, 9, 24, 20)]) {
    const ticks = over(12 * HOUR, 1000, t0);
    expect(ticks.length).toBeGreaterThan(8);
    for (const [i, tick] of ticks.slice(1).entries())
      expect(tick.x - (ticks[i]?.x ?? 0)).toBeGreaterThanOrEqual(64);
  }
});

test("a window that is none has no ticks", () => {
  expect(makeTicks(makeScale({ t0: 5, t1: 5 }, 0, 100))).toEqual([]);
  expect(makeTicks(makeScale({ t0: NaN, t1: NaN }, 0, 100))).toEqual([]);
});
