import { expect, test } from "vitest";
import { at, NOW, stepRow } from "../../fixture/rows";
import { makeBars } from "./bars";
import { codeOf } from "./kinds";
import { mergeSlot } from "./merge";
import { makeScale } from "./scale";

const run = (
  number: number,
  slot: number | null,
  started: string,
  ended: string | null,
  state = "COMPLETED",
) => stepRow({ number, slot, started: at(started), ended: ended === null ? null : at(ended), state });

test("bars lie by slot and then by start, whatever order the steps came in", () => {
  const bars = makeBars(
    [run(3, 1, "12:00", "13:00"), run(2, 0, "11:00", "12:00"), run(1, 1, "10:00", "11:00")],
    2,
  );
  expect([...bars.first]).toEqual([0, 1, 3]);
  expect([...bars.step]).toEqual([1, 2, 0]);
  expect([...bars.start]).toEqual([at("11:00"), at("10:00"), at("12:00")]);
});

test("a step that never began has no bar, and one whose start is no number neither", () => {
  const steps = [stepRow({ started: null, state: "PENDING" }), stepRow({ started: NaN })];
  expect(makeBars(steps, 1).n).toBe(0);
});

test("only what still runs is open: a failed step whose end was not told does not grow", () => {
  const bars = makeBars([run(1, 0, "10:00", null, "FAILED"), run(2, 1, "10:00", null, "RUNNING")], 2);
  expect([...bars.end]).toEqual([at("10:00"), NaN]);
  expect([...bars.reach]).toEqual([at("10:00"), Infinity]);
});

test("an end before its start, as clocks that differ make it, is drawn at the start", () => {
  expect([...makeBars([run(1, 0, "10:00", "9:59")], 1).end]).toEqual([at("10:00")]);
});

test("a step that ran and was given no slot takes the lowest one that is free", () => {
  const bars = makeBars(
    [run(1, 0, "10:00", "11:00"), run(2, null, "10:30", "11:30"), run(3, null, "11:00", "12:00")],
    1,
  );
  expect(bars.slots).toBe(2);
  expect([...bars.first]).toEqual([0, 2, 3]);
  expect([...bars.step]).toEqual([0, 2, 1]);
});

test("a slot beyond those the engine told makes room for itself, but never without end", () => {
  expect(makeBars([run(1, 4, "10:00", "11:00")], 2).slots).toBe(5);
  expect(makeBars([run(1, 4e9, "10:00", "11:00")], NaN).slots).toBe(256);
  expect(makeBars([], 0).slots).toBe(1);
});

const hour = (pixels: number) => makeScale({ t0: at("10:00"), t1: at("11:00") }, 0, pixels);

test("bars too small to be told apart are one of the worst state, and no failure is lost among them", () => {
  const steps = Array.from({ length: 60 }, (_, i) =>
    run(i + 1, 0, `10:${i}:00`, `10:${i}:55`, i === 20 ? "FAILED" : "COMPLETED"),
  );
  const [item, ...more] = mergeSlot(makeBars(steps, 1), 0, hour(60), NOW);
  expect(more).toEqual([]);
  expect(item).toMatchObject({ kind: codeOf("failed"), failed: 1 });
  expect(item?.steps).toHaveLength(60);
});

test("the same bars are apart when there is room for them", () => {
  const steps = Array.from({ length: 60 }, (_, i) => run(i + 1, 0, `10:${i}:00`, `10:${i}:55`));
  expect(mergeSlot(makeBars(steps, 1), 0, hour(600), NOW)).toHaveLength(60);
});

test("a large bar never joins the small ones beside it", () => {
  const steps = [run(1, 0, "10:00", "10:30"), run(2, 0, "10:30", "10:30:30"), run(3, 0, "10:30:30", "10:31")];
  expect(mergeSlot(makeBars(steps, 1), 0, hour(60), NOW).map(({ steps }) => steps)).toEqual([[0], [1, 2]]);
});

test("a failed bar is at least 3 px wide", () => {
  const [item] = mergeSlot(makeBars([run(1, 0, "10:10", "10:10:01", "FAILED")], 1), 0, hour(600), NOW);
  expect((item?.x1 ?? 0) - (item?.x0 ?? 0)).toBeCloseTo(3);
});

test("what is out of sight has no rectangle, and what reaches far beyond is cut near the edge", () => {
  const bars = makeBars(
    [run(1, 0, "1:00", "2:00"), run(2, 0, "3:00", "20:00"), run(3, 0, "21:00", "22:00")],
    1,
  );
  const items = mergeSlot(bars, 0, hour(600), NOW);
  expect(items.map(({ steps }) => steps)).toEqual([[1]]);
  expect(items[0]).toMatchObject({ x0: -24, x1: 624 });
});

test("a running bar ends now, and at its start when the clocks say it begins later than now", () => {
  const bars = makeBars([run(1, 0, "10:10", null, "RUNNING"), run(2, 1, "10:50", null, "RUNNING")], 2);
  expect(mergeSlot(bars, 0, hour(600), at("10:30"))[0]).toMatchObject({ x0: 100, x1: 300, open: true });
  expect(mergeSlot(bars, 1, hour(600), at("10:30"))[0]).toMatchObject({ x0: 500, x1: 501.5 });
});
