import { fireEvent, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { detailHead } from "../../fixture/detail";
import { clusterRow, NOW, stepRow } from "../../fixture/rows";
import { formatMinutes } from "../../view/time";
import { openTimeline } from "./opened.fixture";

const HOUR = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const figure = () => screen.getByRole("figure").dataset;
const time = () => ({ from: Number(figure()["t0"]) * 1000, to: Number(figure()["t1"]) * 1000 });
const ran = (n: number, back: number, long = 0.5) =>
  stepRow({
    id: `s-${n}`,
    name: `Part ${n}`,
    number: n,
    state: "COMPLETED",
    slot: 0,
    created: NOW - back * HOUR,
    started: NOW - back * HOUR,
    ended: NOW - (back - long) * HOUR,
  });
const head = (hours: number) =>
  detailHead({ row: clusterRow({ created: NOW - hours * HOUR }), life: [], queue: [], slots: 1 });

test("a step that is selected in the table comes into sight on the timeline, as wide as before", async () => {
  const steps = [ran(1, 20), ran(2, 1)];
  const { pass, rerender } = openTimeline({ head: head(20), steps });
  for (let n = 0; n < 12; n += 1) await fireEvent.keyDown(screen.getByRole("toolbar"), { key: "w" });
  await fireEvent.keyDown(screen.getByRole("toolbar"), { key: "n" });
  pass(300);
  const before = time();
  expect(before.from).toBeGreaterThan(NOW - 19 * HOUR);
  await rerender({ selectedStep: "s-1" });
  pass(300);
  const after = time();
  expect(after.from).toBeLessThan(NOW - 20 * HOUR);
  expect(after.to).toBeGreaterThan(NOW - 19.5 * HOUR);
  expect(after.to - after.from).toBeCloseTo(before.to - before.from, -4);
  await rerender({ selectedStep: "s-1", hoveredStep: "s-2" });
  pass(300);
  expect(time()).toEqual(after);
});

test("long idle time of a run of days is folded to a break with its length, until it is pressed", async () => {
  const { canvases, pass } = openTimeline({ head: head(100), steps: [ran(1, 99), ran(2, 20)] });
  expect(canvases.texts("bars")).toEqual(expect.arrayContaining([formatMinutes(78.5 * HOUR)]));
  const buttons = () => screen.getAllByRole("button").filter((one) => one.dataset["stepId"]);
  const apart = () =>
    Number.parseFloat(buttons()[1]?.style.left ?? "") - Number.parseFloat(buttons()[0]?.style.left ?? "");
  const folded = apart();
  expect(folded).toBeLessThan(200);
  const [first] = buttons();
  await fireEvent.click(screen.getByRole("toolbar"), {
    clientX: Number.parseFloat(first?.style.left ?? "") + 40,
    clientY: 60,
    detail: 1,
  });
  canvases.clear();
  pass(300);
  expect(apart()).toBeGreaterThan(500);
});
