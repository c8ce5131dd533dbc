import { expect, test } from "vitest";
import { clusterRow, NOW, trouble } from "../../fixture/rows";
import { groupLanes } from "./groups";
import { entriesBetween, entryAt, layLanes } from "./layout";
import { GROUP, laneHeight } from "./measures";
import { compareLanes } from "./order";

const groups = [
  { key: "a", word: "A", lanes: [0, 1] },
  { key: "b", word: "B", lanes: [2] },
];

test("a lane is 32 px high, and higher when it has many slots", () => {
  expect([1, 2, 3, 4].map(laneHeight)).toEqual([32, 32, 33, 39]);
});

test("lanes and heads stand under each other without a gap", () => {
  const { entries, height } = layLanes(groups, [1, 4, 1], [], undefined);
  let top = 0;
  for (const entry of entries) {
    expect(entry.top).toBe(top);
    top += entry.height;
  }
  expect(top).toBe(height);
  expect(height).toBe(2 * GROUP + 32 + 39 + 32);
});

test("a folded group keeps its head", () => {
  const { entries } = layLanes(groups, [1, 1, 1], ["a"], undefined);
  expect(entries.map(({ is }) => is)).toEqual(["group", "group", "lane"]);
});

test("lanes are made to fit, but never lower than three pixels, and are left alone when they fit", () => {
  const many = [{ key: "", word: "", lanes: Array.from({ length: 200 }, (_, lane) => lane) }];
  const slots = new Array<number>(200).fill(1);
  expect(layLanes(many, slots, [], 1000).height).toBe(1000);
  expect(layLanes(many, slots, [], 100).height).toBe(600);
  expect(layLanes(groups, [1, 1, 1], [], 1000).entries[1]?.height).toBe(32);
});

test("what is in sight is found by its height", () => {
  const layout = layLanes(groups, [1, 1, 1], [], undefined);
  expect(entriesBetween(layout, 0, 10)).toEqual([0, 1]);
  expect(entriesBetween(layout, 30, 60)).toEqual([1, 3]);
  expect(entriesBetween(layout, 0, 10_000)).toEqual([0, 5]);
  expect(entryAt(layout, GROUP)?.is).toBe("lane");
  expect(entryAt(layout, layout.height)).toBeUndefined();
  expect(entryAt(layout, -1)).toBeUndefined();
});

test("groups by status begin with what needs somebody, and being throttled needs nobody", () => {
  const rows = [
    clusterRow({ status: "done", ended: NOW, staleAfter: null }),
    clusterRow({ status: "running" }),
    clusterRow({ status: "running", trouble: trouble({ kind: "throttled" }) }),
    clusterRow({ status: "running", trouble: trouble({ kind: "signed_out" }) }),
    clusterRow({ status: "failed" }),
  ];
  const found = groupLanes([0, 1, 2, 3, 4], rows, "status", NOW, () => "");
  expect(found.map(({ word, lanes }) => [word, lanes])).toEqual([
    ["Needs attention", [3, 4]],
    ["Running", [1, 2]],
    ["Ended", [0]],
  ]);
});

test("groups by profile and Region go by the alphabet, and without groups there is no head", () => {
  const rows = [clusterRow({ region: "us-east-1" }), clusterRow({ region: "eu-west-1" })];
  expect(groupLanes([0, 1], rows, "region", NOW, () => "").map(({ word }) => word)).toEqual([
    "eu-west-1",
    "us-east-1",
  ]);
  expect(groupLanes([0, 1], rows, "profile", NOW, () => "cat").map(({ lanes }) => lanes)).toEqual([[0, 1]]);
  expect(groupLanes([0, 1], rows, "none", NOW, () => "")).toEqual([{ key: "", word: "", lanes: [0, 1] }]);
});

test("the order of lanes does not change by what happens on them", () => {
  const [a, b] = [clusterRow({ id: "j-a", created: 1 }), clusterRow({ id: "j-b", created: 2 })];
  expect(compareLanes(a, b)).toBeLessThan(0);
  expect(compareLanes({ ...a, newest: NOW }, { ...b, newest: 0 })).toBeLessThan(0);
  expect(compareLanes({ ...a, status: "done" }, b)).toBeGreaterThan(0);
});
