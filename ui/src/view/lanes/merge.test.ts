import { expect, test } from "vitest";
import { codeOf } from "../timeline/kinds";
import { rectangleAt, rectangleOfStep } from "./hit";
import { HEAT } from "./measures";
import { lanesOf, painted, sceneOf, type Ran } from "./lanes.fixture";

test("each bar stands in its lane at its times, and an open one ends now", () => {
  const scene = sceneOf(lanesOf([[0, 10]], [[20, null, "RUNNING"]]), 60);
  expect(painted(scene)).toEqual([
    [0, 0, 100, 1],
    [1, 200, 600, 1],
  ]);
});

test("bars that lie out of sight are not painted, and one that reaches in is cut there", () => {
  const scene = sceneOf(
    lanesOf([
      [-500, -400],
      [-90, 10],
      [70, 90],
    ]),
    60,
  );
  expect(painted(scene)).toEqual([[0, -24, 100, 1]]);
});

test("bars under three pixels that lie together are one, in the worst of their states", () => {
  const tiny = Array.from({ length: 50 }, (_, n): Ran => [
    n / 10,
    n / 10 + 0.09,
    n === 20 ? "FAILED" : "COMPLETED",
  ]);
  const scene = sceneOf(lanesOf(tiny), 60);
  expect(painted(scene)).toEqual([[0, 0, 50, 50]]);
  expect(scene.rectangles.kind[0]).toBe(codeOf("failed"));
  expect(scene.rectangles.failed[0]).toBe(1);
});

test("a failed bar is at least three pixels wide", () => {
  const scene = sceneOf(lanesOf([[10, 10.01, "FAILED"]]), 60);
  expect(painted(scene)).toEqual([[0, 100, 103, 1]]);
});

test("bars that ran side by side have rows of their own, and one row where the lane is too low", () => {
  const model = lanesOf([
    [0, 20, "COMPLETED", 0],
    [10, 30, "COMPLETED", 1],
  ]);
  const high = sceneOf(model, 60).rectangles;
  expect(new Set(high.y.slice(0, high.n)).size).toBe(2);
  const low = sceneOf(model, 60, 8).rectangles;
  expect(new Set(low.y.slice(0, low.n)).size).toBe(1);
});

test("a lane of a few pixels is a strip in which what touches is one as long as it is of one state", () => {
  const scene = sceneOf(
    lanesOf([
      [0, 10],
      [10, 20],
      [20, 30, "FAILED"],
      [30, 40],
    ]),
    60,
    HEAT - 1,
  );
  expect(painted(scene).map(([, x0, x1, count]) => [x0, x1, count])).toEqual([
    [0, 200, 2],
    [200, 300, 1],
    [300, 400, 1],
  ]);
});

test("a press means the bar under it or within three pixels, what failed before what did not", () => {
  const scene = sceneOf(
    lanesOf([
      [0, 10],
      [10.2, 10.3, "FAILED"],
      [30, 40],
    ]),
    60,
  );
  const y = (scene.rectangles.y[0] ?? 0) + 3;
  const at = (x: number) => rectangleAt(scene.rectangles, 0, x, y);
  expect([at(50), at(100), at(297), at(296), at(200)]).toEqual([0, 1, 2, -1, -1]);
});

test("ten thousand bars in two hundred lanes are never more rectangles than there are pixels", () => {
  const lane = Array.from({ length: 50 }, (_, n): Ran => [n, n + 0.8]);
  const model = lanesOf(...Array.from({ length: 200 }, () => lane));
  const scene = sceneOf(model, 60_000, 600);
  expect(scene.rectangles.n).toBeLessThanOrEqual(200);
  expect(model.bars.n).toBe(10_000);
});

test("the rectangle of a step is found again, also when it is one of many", () => {
  const scene = sceneOf(
    lanesOf([
      [0, 10],
      [20, 30],
    ]),
    60,
  );
  const step = scene.model.told.bars.id[1] ?? "";
  const lane = scene.model.told.lanes[0]?.key ?? "";
  expect(rectangleOfStep(scene, { lane, step })).toBe(1);
  expect(rectangleOfStep(scene, { lane, step: "s-unknown" })).toBe(-1);
});
