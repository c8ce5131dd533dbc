import { expect, test } from "vitest";
import { at, clusterRow, counts, NOW, trouble } from "../../fixture/rows";
import { laneCard } from "./card";
import { inspected } from "./inspected";
import { knownUntil, laneLine } from "./lines";
import { lanesOf, minute } from "./lanes.fixture";
import { looksAlike } from "./model";
import { tableBars, tableRow } from "./table";

test("a lane's second line says what there is to know", () => {
  const line = (part: Parameters<typeof clusterRow>[0]) => laneLine(clusterRow(part), NOW);
  expect(line({})).toBe("9 of 16, 2 pending");
  expect(line({ stepsAt: null })).toBe("steps not read yet");
  expect(line({ status: "idle", idleSince: at("12:45") })).toBe("idle 1h 47m");
  expect(line({ status: "failed", newest: at("14:19"), idleSince: at("14:20") })).toBe(
    "failed 14:19, idle 12m",
  );
  expect(line({ status: "capacity", created: at("14:08") })).toBe("capacity, 24m");
  expect(line({ status: "terminating" })).toBe("ending");
  expect(line({ trouble: trouble({ kind: "signed_out", since: at("11:20") }) })).toBe(
    "signed out since 11:20",
  );
  const ended = {
    created: at("8:10"),
    ended: at("13:50"),
    staleAfter: null,
    steps: counts({ completed: 12 }),
  };
  expect(line({ status: "done", ...ended })).toBe("5h 40m, 12 of 12");
  expect(line({ status: "failed", word: "Bootstrap failed", ...ended })).toBe("bootstrap failed, 13:50");
});

test("what cannot be read is known until it was last read, and no longer", () => {
  const row = clusterRow({ stateAt: at("11:19"), stepsAt: at("11:19"), trouble: trouble() });
  expect(knownUntil(row, NOW)).toBe(at("11:19"));
  expect(knownUntil(clusterRow(), NOW)).toBe(NOW);
});

test("ages alone change nothing on the canvas", () => {
  const row = clusterRow();
  expect(looksAlike([row], [{ ...row, stateAt: NOW, stepsAt: NOW }])).toBe(true);
  expect(looksAlike([row], [{ ...row, status: "failed" }])).toBe(false);
  expect(looksAlike([row], [undefined])).toBe(false);
});

test("the card names the cluster, and lists some of several steps, what failed first", () => {
  const model = lanesOf([
    [0, 10],
    [20, 30, "FAILED"],
  ]);
  const one = laneCard(model, [0], minute(60));
  expect(one?.facts).toEqual([
    ["Cluster", "Cluster 0"],
    ["Ran", "08:00:00–08:10:00"],
    ["For", "10m 00s"],
  ]);
  const both = laneCard(model, [0, 1], minute(60));
  expect([both?.title, both?.list[0]?.look.word, both?.more]).toEqual(["2 steps, 1 failed", "Failed", 0]);
  expect(laneCard(model, [], minute(60))).toBeUndefined();
});

test("the line under the lanes tells of the step, else of the cluster, and why one cannot be opened", () => {
  const model = lanesOf([[0, 10]]);
  const lane = model.told.lanes[0]?.key ?? "";
  const of = (step: string, here: boolean) => inspected(model, { lane, step }, minute(60), () => here);
  expect(of(model.told.bars.id[0] ?? "", true)).toMatchObject({
    word: "Done",
    verb: "Open step",
    refusal: "",
  });
  expect(of("", true)).toMatchObject({ title: "Cluster 0", verb: "Open cluster" });
  expect(of("", false)?.refusal).toMatch(/^Ended more than a day ago/u);
  expect(inspected(model, { lane: "gone", step: "" }, 0, () => true)).toBeUndefined();
});

test("the table holds the steps of the window, newest first, of the lanes that are shown", () => {
  const model = lanesOf(
    [
      [0, 10],
      [20, 30],
      [100, 110],
    ],
    [[5, 6]],
  );
  const bars = (lanes: number[]) => tableBars(model, new Set(lanes), { t0: minute(0), t1: minute(60) });
  expect(bars([0]).map((bar) => tableRow(model, bar, minute(60))?.start)).toEqual(["08:20", "08:00"]);
  expect(bars([0, 1])).toHaveLength(3);
});
