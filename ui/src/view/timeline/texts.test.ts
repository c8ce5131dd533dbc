import { expect, test } from "vitest";
import { detailHead, fleetSteps } from "../../fixture/detail";
import { NOW, stepRow } from "../../fixture/rows";
import { cardOf } from "./card";
import type { Item } from "./items";
import { codeOfState } from "./kinds";
import { nameOf } from "./names";
import { placeCard } from "./place";
import { makeModel } from "./scene";
import { TextRuler, paintable, visiblePart } from "./text";

const steps = fleetSteps();

function item(indexes: readonly number[], part: Partial<Item> = {}): Item {
  const kind = Math.max(...indexes.map((index) => codeOfState(steps[index]?.state ?? "")));
  const slot = steps[indexes[0] ?? 0]?.slot ?? null;
  return { x0: 0, x1: 50, slot, kind, steps: indexes, failed: 0, how: "ran", open: false, ...part };
}

test.each([
  ["ended", item([5]), "Vulnerability join, PF-07, failed, slot 2, 10:52 to 11:16"],
  ["running", item([10], { open: true }), "Ground-up loss, PF-07, running, slot 1, started 13:02"],
  [
    "waiting",
    item([14], { how: "waits", slot: 0 }),
    "Loss aggregation, OEP and AEP, pending, waiting since 12:14",
  ],
  [
    "cancelled",
    item([12], { how: "left" }),
    "Secondary uncertainty sampling, cancelled, never ran, ended 13:30",
  ],
  ["merged", item([3, 4, 5], { failed: 1 }), "3 steps, 1 failed, 10:33 to 11:52"],
])("the button of a bar that is %s says all of it", (_, one, expected) => {
  expect(nameOf(one, steps, NOW)).toBe(expected);
});

test("a name that is endless, empty or hostile is said short and harmless", () => {
  const say = (name: string) => nameOf(item([0]), [stepRow({ name, id: "s-1" })], NOW);
  expect(say("x".repeat(10_000)).length).toBeLessThan(300);
  expect(say("")).toMatch(/^s-1, done/u);
  expect(say("a\u202eb\nc")).not.toMatch(/[\u202e\n]/u);
});

test("the card tells when it ran, for how long, how long it waited and why it failed", () => {
  const card = cardOf(item([5]), steps, NOW);
  expect(card?.look?.word).toBe("Failed");
  expect(card?.number).toBe("step 6");
  expect(card?.facts.map(([name, value]) => [name, value])).toEqual([
    ["Ran", "10:52:00–11:16:00"],
    ["For", "24m 00s"],
    ["Waited", "47m 00s"],
    ["Submitted", "10:05:00"],
  ]);
  expect(card?.day).toBe("Tue 14 Jul 2026, UTC");
  expect(card?.reason).toBe("Application failed with exit code 137");
});

test("a failure without a reason says that it is not known", () => {
  const failed = stepRow({ state: "FAILED", failure: null, stateReason: null });
  expect(cardOf(item([0]), [failed], NOW)?.reason).toBe("The reason is not known yet.");
});

test("a step that runs counts on, one that waits says since when, and missing times leave no line", () => {
  const facts = (index: number) =>
    cardOf(item([index]), steps, NOW)?.facts.map(([name, value]) => `${name} ${value}`);
  expect(facts(10)).toEqual(["Ran since 13:02:00", "For 1h 30m", "Waited 48m 00s", "Submitted 12:14:00"]);
  expect(facts(14)).toEqual(["Waiting 2h 18m", "Submitted 12:14:00"]);
  const bare = stepRow({ state: "PENDING", created: null, started: null, ended: null });
  expect(cardOf(item([0]), [bare], NOW)?.facts).toEqual([]);
});

test("a moment on another day than the rest of the card says so", () => {
  const step = stepRow({ created: NOW - 86_400_000, started: NOW - 43_200_000, ended: NOW });
  expect(cardOf(item([0]), [step], NOW)?.facts).toContainEqual(["Submitted", "Mon 13 Jul 14:32:10"]);
});

test("several steps have one card with their number and the failed one", () => {
  const card = cardOf(item([3, 4, 5], { failed: 1 }), steps, NOW);
  expect(card?.title).toBe("3 steps, 1 failed");
  expect(card?.facts).toEqual([["From, to", "10:33:00–11:52:00"]]);
  expect(card?.list.map(({ name }) => name)[0]).toBe("Vulnerability join, PF-07");
});

test("of many steps the card names eight, failed ones first, and counts the rest", () => {
  const many = Array.from({ length: 12 }, (_, i) =>
    stepRow({ number: i + 1, state: i === 9 ? "FAILED" : "COMPLETED" }),
  );
  const card = cardOf(item(many.map((_, i) => i)), many, NOW);
  expect(card?.list).toHaveLength(8);
  expect(card?.list[0]?.look.word).toBe("Failed");
  expect(card?.more).toBe(4);
});

const ruler = () => new TextRuler((text) => Array.from(text).length * 6);

test("a name is cut to its room, and not shown when next to nothing of it is left", () => {
  expect(ruler().cut("Vulnerability join", 200)).toBe("Vulnerability join");
  expect(ruler().cut("Vulnerability join", 60)).toBe("Vulnerabi…");
  expect(ruler().cut("Load, all of it", 36)).toBe("Load…");
  expect(ruler().cut("Vulnerability join", 20)).toBe("");
});

test("a time is shown whole, in short, or not at all", () => {
  expect(ruler().whole(["busy 1h 33m", "1h 33m"], 80)).toBe("busy 1h 33m");
  expect(ruler().whole(["busy 1h 33m", "1h 33m"], 40)).toBe("1h 33m");
  expect(ruler().whole(["busy 1h 33m", "1h 33m"], 20)).toBe("");
});

test("a width is measured once", () => {
  let measured = 0;
  const counting = new TextRuler((text) => ((measured += 1), text.length));
  for (let i = 0; i < 9; i += 1) counting.width("Load");
  expect(measured).toBe(1);
});

test("ten kilobytes of a name are never measured", () => {
  expect(paintable("x".repeat(10_240)).length).toBeLessThanOrEqual(200);
  expect(
    makeModel(detailHead(), [stepRow({ name: "y".repeat(10_240) })]).labels[0]?.length,
  ).toBeLessThanOrEqual(200);
});

test("a text stands in the part of its bar that is in sight", () => {
  expect(visiblePart(-500, 300, 74, 1000)).toEqual([74, 300]);
  expect(visiblePart(900, 3000, 74, 1000)).toEqual([900, 1000]);
});

test("the card stays in the window and never covers what it tells of", () => {
  const view = { width: 1280, height: 800 };
  const card = { width: 260, height: 140 };
  for (let left = 0; left < 1280; left += 40) {
    for (let top = 0; top < 790; top += 10) {
      const anchor = { left, top, width: 32, height: 24 };
      const place = placeCard(anchor, card, view);
      expect(place.left).toBeGreaterThanOrEqual(8);
      expect(place.left + card.width).toBeLessThanOrEqual(1272);
      expect(place.top).toBeGreaterThanOrEqual(8);
      expect(place.top + card.height).toBeLessThanOrEqual(792);
      expect(place.top >= top + 24 || place.top + card.height <= top).toBe(true);
    }
  }
  const low = placeCard({ left: 100, top: 60, width: 32, height: 24 }, card, { width: 600, height: 160 });
  expect(low.left).toBeGreaterThanOrEqual(132);
});
