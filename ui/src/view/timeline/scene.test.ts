import { expect, test } from "vitest";
import { detailHead, fleetSteps } from "../../fixture/detail";
import { at, clusterRow, NOW, stepRow, trouble } from "../../fixture/rows";
import { buttonItems, itemForKey, MOST_BUTTONS } from "./buttons";
import { extentOf } from "./extent";
import { makeModel, makeScene, type Scene } from "./scene";
import { TimeWindow } from "./window";

const WIDTH = 1056;

function sceneOf(head = detailHead(), steps = fleetSteps(), now = NOW): Scene {
  const window = new TimeWindow();
  window.resize(WIDTH - 74);
  window.extend(extentOf(head, steps, now));
  return makeScene(makeModel(head, steps), window.span, WIDTH, now);
}

test("every step that ran has its bar, every one that waits its box after now, in order and in free slots first", () => {
  const scene = sceneOf();
  const items = scene.rows.flatMap(({ items }) => items);
  expect(items.filter(({ how }) => how === "ran")).toHaveLength(13);
  const boxes = items.filter(({ how }) => how === "waits");
  expect(boxes.map(({ steps, slot }) => [steps[0], slot])).toEqual([
    [14, 0],
    [15, 1],
  ]);
  for (const { x0, x1 } of boxes) {
    expect(x0).toBeGreaterThan(scene.scale.x(NOW));
    expect(x1 - x0).toBe(24);
  }
  expect(scene.waiting).toBe(2);
});

test("a step cancelled before it ran is a mark on the queue strip at its end", () => {
  const scene = sceneOf();
  const [mark] = scene.left.items;
  expect(mark).toMatchObject({ slot: null, how: "left", steps: [12] });
  expect(((mark?.x0 ?? 0) + (mark?.x1 ?? 0)) / 2).toBeCloseTo(scene.scale.x(at("13:30")));
});

test("many cancelled at once are one mark with their number", () => {
  const steps = Array.from({ length: 40 }, (_, i) =>
    stepRow({ number: i + 1, state: "CANCELLED", slot: null, started: null, ended: at("13:00") }),
  );
  const { items } = sceneOf(detailHead(), steps).left;
  expect(items).toHaveLength(1);
  expect(items[0]?.steps).toHaveLength(40);
});

test("a run that has ended has no boxes and no now", () => {
  const scene = sceneOf(detailHead({}, { ended: at("14:00") }));
  expect(scene.live).toBe(false);
  expect(scene.rows.flatMap(({ items }) => items).some(({ how }) => how === "waits")).toBe(false);
});

test("where nothing is known of a life, one piece says so", () => {
  const { life } = sceneOf(detailHead({ life: [] }));
  expect(life.map(({ kind, label }) => [kind, label])).toEqual([["unknown", "not known"]]);
});

test("what cannot be read any more ends where it was last read, and is not known from there", () => {
  const read = NOW - 40 * 60_000;
  const row = clusterRow({ created: at("10:04"), stateAt: read, stepsAt: read, trouble: trouble() });
  const scene = sceneOf(detailHead({ row }));
  const last = scene.life.at(-1);
  expect([last?.kind, last?.x0]).toEqual(["unknown", scene.scale.x(read)]);
  const running = scene.rows.flatMap(({ items }) => items).filter(({ how }) => how === "ran");
  for (const { x1 } of running) expect(x1).toBeLessThanOrEqual(scene.scale.x(read) + 0.01);
});

test("a cluster without steps, without life and without a birthday still has a picture", () => {
  const row = clusterRow();
  const scene = sceneOf(
    { ...detailHead({ life: [], queue: [], slots: 0 }), row: { ...row, created: null } },
    [],
  );
  expect(scene.rows).toHaveLength(1);
  expect(scene.ticks.length).toBeGreaterThan(2);
});

test("wild times, slots and names break nothing", () => {
  const wild = [NaN, Infinity, -Infinity, 0, -1, 8.64e15, 1e300].flatMap((time, i) => [
    stepRow({ number: 2 * i, started: time, ended: null, state: "RUNNING", name: "\u202eא".repeat(5000) }),
    stepRow({ number: 2 * i + 1, started: at("10:00"), ended: time, created: time, slot: i }),
  ]);
  const scene = sceneOf(detailHead({ slots: 9 }), wild);
  for (const { x0, x1 } of scene.rows.flatMap(({ items }) => items)) {
    expect(Number.isFinite(x0) && Number.isFinite(x1) && x1 > x0).toBe(true);
  }
  expect(Number.isFinite(scene.span.t1 - scene.span.t0)).toBe(true);
});

test("a thousand steps of sixty days have at most 200 buttons, and all failed ones are among them", () => {
  const steps = Array.from({ length: 1000 }, (_, i) => {
    const started = NOW - (1000 - i) * 5_184_000;
    const state = i % 100 === 50 ? "FAILED" : "COMPLETED";
    return stepRow({ number: i + 1, slot: i % 8, started, ended: started + 30_000_000, state });
  });
  const scene = sceneOf(detailHead({ slots: 8, life: [] }, { created: steps[0]?.started ?? null }), steps);
  const items = buttonItems(scene);
  expect(items.length).toBeLessThanOrEqual(MOST_BUTTONS);
  expect(items.reduce((sum, { failed }) => sum + failed, 0)).toBe(10);
});

test("the arrows lead through the bars in the order of time, and from lane to lane to the nearest", () => {
  const items = buttonItems(sceneOf());
  const place = (step: number) => items.findIndex(({ steps }) => steps[0] === step);
  expect(items.map(({ x0 }) => x0)).toEqual(items.map(({ x0 }) => x0).sort((a, b) => a - b));
  expect(itemForKey(items, place(3), "ArrowDown")).toBe(place(5));
  expect(itemForKey(items, place(5), "ArrowUp")).toBe(place(3));
  expect(itemForKey(items, place(5), "ArrowDown")).toBe(place(4));
  expect(itemForKey(items, 0, "ArrowLeft")).toBe(0);
  expect(itemForKey(items, 0, "ArrowUp")).toBe(0);
  expect(itemForKey(items, 0, "End")).toBe(items.length - 1);
  expect(itemForKey(items, 0, "x")).toBeUndefined();
});
