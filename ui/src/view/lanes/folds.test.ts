import { expect, test } from "vitest";
import { foldAt, foldedGaps, foldedScale, FOLD_WIDTH, gapsOf } from "../timeline/folds";
import { lanesOf, minute } from "./lanes.fixture";
import { around, dragged, gripAt, makeMiniMap } from "./minimap";
import { laid } from "./lanes.fixture";

const HOUR = 60;
const WEEK = { t0: minute(0), t1: minute(168 * HOUR) };

test("a gap is where no step ran on any cluster for more than half an hour", () => {
  const model = lanesOf(
    [
      [0, 10],
      [20, 30],
    ],
    [[200, 210]],
    [[25, 60]],
  );
  expect(gapsOf(model.bars, minute(215))).toEqual([{ from: minute(60), to: minute(200) }]);
  expect(gapsOf(lanesOf([[0, null, "RUNNING"]], [[100, 110]]).bars, minute(300))).toEqual([]);
});

test("only gaps of a long window are folded, and only those that take much of it", () => {
  const gaps = [
    { from: minute(10), to: minute(10 + 5 * HOUR) },
    { from: minute(30 * HOUR), to: minute(80 * HOUR) },
  ];
  expect(foldedGaps(gaps, WEEK, [])).toEqual([gaps[1]]);
  expect(foldedGaps(gaps, WEEK, [minute(30 * HOUR)])).toEqual([]);
  expect(foldedGaps(gaps, { t0: minute(0), t1: minute(24 * HOUR) }, [])).toEqual([]);
});

test("a fold is 40 px wide, and the time around it has all the rest", () => {
  const gap = { from: minute(40 * HOUR), to: minute(120 * HOUR) };
  const scale = foldedScale(WEEK, 0, 840, [gap]);
  expect(scale.x(WEEK.t0)).toBeCloseTo(0);
  expect(scale.x(WEEK.t1)).toBeCloseTo(840);
  expect(scale.x(gap.to) - scale.x(gap.from)).toBeCloseTo(FOLD_WIDTH);
  expect(scale.folds).toHaveLength(1);
  expect(foldAt(scale, scale.x(gap.from) + 5)?.from).toBe(gap.from);
  expect(foldAt(scale, scale.x(gap.from) - 5)).toBeUndefined();
});

test("a scale leads back to the moment it came from, with folds and without, in the window and out of it", () => {
  const gaps = [
    { from: minute(40 * HOUR), to: minute(90 * HOUR) },
    { from: minute(100 * HOUR), to: minute(150 * HOUR) },
  ];
  for (const folded of [[], gaps]) {
    const scale = foldedScale(WEEK, 74, 900, folded);
    let before = -Infinity;
    for (let hour = -20; hour < 200; hour += 3) {
      const x = scale.x(minute(hour * HOUR));
      expect(x).toBeGreaterThan(before);
      expect(scale.t(x)).toBeCloseTo(minute(hour * HOUR), -1);
      before = x;
    }
  }
});

test("the window is dragged whole, stretched at its edges, and never turned around", () => {
  const model = lanesOf([[0, 60]]);
  const now = minute(60);
  const window = { t0: minute(10), t1: minute(70) };
  const map = makeMiniMap(model, laid(model), window, 400, now);
  expect(map.span.t0).toBeLessThanOrEqual(window.t0);
  expect(map.span.t1).toBeGreaterThanOrEqual(window.t1);
  expect(gripAt(map, window, map.x(window.t0) + 2)).toBe("from");
  expect(gripAt(map, window, map.x(window.t1) - 2)).toBe("to");
  expect(gripAt(map, window, map.x(minute(40)))).toBe("whole");
  expect(gripAt(map, window, map.x(window.t0) - 20)).toBeUndefined();
  expect(dragged(window, "whole", 1000)).toEqual({ t0: window.t0 + 1000, t1: window.t1 + 1000 });
  expect(dragged(window, "from", 1e12).t0).toBe(minute(65));
  expect(dragged(window, "to", -1e12).t1).toBe(minute(15));
  expect(around(window, minute(100))).toEqual({ t0: minute(70), t1: minute(130) });
});
