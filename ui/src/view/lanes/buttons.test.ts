import { expect, test } from "vitest";
import { buttonForKey, laneButtons, MOST_BUTTONS } from "./buttons";
import { barsOfSelected, stretchOf } from "./framing";
import { lanesOf, minute, sceneOf, type Ran } from "./lanes.fixture";

const three = () =>
  laneButtons(
    sceneOf(
      lanesOf(
        [
          [0, 10],
          [30, 40],
        ],
        [],
        [[32, 38, "FAILED"]],
      ),
      60,
    ),
    0,
  );

test("buttons go from top to bottom and left to right, and say all of what is seen", () => {
  expect(three().map(({ name }) => name)).toEqual([
    "Cluster 0, Load, done, slot 1, 08:00 to 08:10",
    "Cluster 0, Load, done, slot 1, 08:30 to 08:40",
    "Cluster 2, Load, failed, slot 1, 08:32 to 08:38",
  ]);
});

test("a button over several steps counts them and what failed", () => {
  const tiny: Ran[] = [
    [0, 0.05],
    [0.1, 0.15, "FAILED"],
    [0.2, 0.25],
  ];
  const [only] = laneButtons(sceneOf(lanesOf(tiny), 60), 0);
  expect(only?.name).toMatch(/^Cluster 0, 3 steps, 1 failed, /u);
  expect(only?.count).toBe(3);
});

test("there are at most 200 buttons, and what failed has one", () => {
  const many = Array.from({ length: 300 }, (_, n): Ran => {
    const from = (n % 150) * 4;
    return [from, from + 3.9, n === 299 ? "FAILED" : "COMPLETED"];
  });
  const model = lanesOf(many.slice(0, 150), many.slice(150));
  const buttons = laneButtons(sceneOf(model, 600), 0);
  expect(buttons).toHaveLength(MOST_BUTTONS);
  expect(buttons.some(({ state }) => state === "FAILED")).toBe(true);
});

test("arrows lead along the lane and to the nearest bar of the next lane that has one", () => {
  const buttons = three();
  const go = (from: number, key: string) => buttonForKey(buttons, from, key);
  expect([go(0, "ArrowRight"), go(1, "ArrowRight"), go(1, "ArrowLeft"), go(2, "ArrowLeft")]).toEqual([
    1, 1, 0, 2,
  ]);
  expect([go(1, "ArrowDown"), go(0, "ArrowDown"), go(2, "ArrowUp"), go(2, "ArrowDown")]).toEqual([
    2, 2, 1, 2,
  ]);
  expect([go(1, "Home"), go(0, "End"), go(0, "x")]).toEqual([0, 1, undefined]);
});

test("framing shows the selected step, or all of the selected cluster", () => {
  const model = lanesOf([
    [0, 10],
    [30, null, "RUNNING"],
  ]);
  const lane = model.told.lanes[0]?.key ?? "";
  const stretch = (step: string) => stretchOf(model, barsOfSelected(model, { lane, step }), minute(60));
  expect(stretch("")).toEqual([minute(0), minute(60)]);
  expect(stretch(model.told.bars.id[0] ?? "")).toEqual([minute(0), minute(10)]);
  expect(stretchOf(model, barsOfSelected(model, { lane: "gone", step: "" }), 0)).toBeUndefined();
});
