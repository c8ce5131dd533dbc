import { fireEvent, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { detailHead } from "../../fixture/detail";
import { at, NOW, stepRow } from "../../fixture/rows";
import { openTimeline } from "./opened.fixture";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test("a hover draws on the overlay alone", async () => {
  const { canvases, pass } = openTimeline();
  expect(canvases.of("bars").length).toBeGreaterThan(100);
  const button = screen.getByRole("button", { name: /^Ground-up loss, PF-12/u });
  canvases.clear();
  for (let x = 0; x < 50; x += 10) {
    await fireEvent.pointerMove(button, { clientX: parseFloat(button.style.left) + x, clientY: 75 });
    pass(20);
  }
  pass(200);
  expect(screen.getByRole("tooltip")).toBeTruthy();
  expect(canvases.of("bars")).toEqual([]);
});

test("lighting and selecting a step from the table draws on the overlay alone", async () => {
  const { canvases, rerender, pass } = openTimeline();
  canvases.clear();
  await rerender({ hoveredStep: "s-3F0V4SY2H9U15" });
  pass(20);
  const hovered = canvases.of("overlay").length;
  expect(hovered).toBeGreaterThan(0);
  await rerender({ selectedStep: "s-3F0V4SY2H9U15" });
  pass(20);
  expect(canvases.of("overlay").length).toBeGreaterThan(hovered);
  expect(canvases.of("bars")).toEqual([]);
});

test("ticks of the clock draw on the overlay alone, until an edge stands on another pixel", () => {
  const { canvases, pass } = openTimeline();
  canvases.clear();
  pass(5000);
  expect(canvases.of("overlay").length).toBeGreaterThan(0);
  expect(canvases.of("bars")).toEqual([]);
  // About seventeen seconds are a pixel of this window.
  pass(20_000);
  const once = canvases.of("bars").filter(([name]) => name === "clearRect");
  expect(once.length).toBeGreaterThanOrEqual(1);
  expect(once.length).toBeLessThanOrEqual(2);
});

test("an ended cluster's bars are never drawn again by the clock", () => {
  const { canvases, pass } = openTimeline({ head: detailHead({}, { ended: at("14:20") }) });
  canvases.clear();
  pass(30_000);
  expect(canvases.of("bars")).toEqual([]);
});

test("many changes before a frame are painted once", async () => {
  const { canvases, pass } = openTimeline();
  canvases.clear();
  for (let i = 0; i < 10; i += 1) await fireEvent.keyDown(screen.getByRole("toolbar"), { key: "w" });
  pass(17);
  expect(canvases.of("bars").filter(([name]) => name === "clearRect")).toHaveLength(1);
});

test("a theme that changes paints everything again", async () => {
  const { canvases, pass } = openTimeline();
  canvases.clear();
  document.documentElement.dataset["theme"] = "dark";
  await vi.waitFor(() => {
    pass(20);
    expect(canvases.of("bars").length).toBeGreaterThan(0);
  });
  delete document.documentElement.dataset["theme"];
});

test("failed bars are painted last in their slot", () => {
  const steps = [
    stepRow({ number: 1, name: "Broken", started: at("11:00"), ended: at("12:00"), state: "FAILED" }),
    stepRow({ number: 2, name: "Late fact", started: at("11:30"), ended: at("13:00"), state: "COMPLETED" }),
  ];
  const { canvases } = openTimeline({ head: detailHead({ slots: 1 }), steps });
  const texts = canvases.texts("bars");
  expect(texts.indexOf("Broken")).toBeGreaterThan(texts.indexOf("Late fact"));
});

test("a name of ten kilobytes that would turn the line around is painted short and as signs", () => {
  const steps = [stepRow({ name: "\u202e" + "z".repeat(10_240), started: at("10:20"), ended: NOW })];
  const { canvases } = openTimeline({ head: detailHead({ slots: 1 }), steps });
  const painted = canvases.texts("bars").filter((text) => String(text).includes("zzz"));
  expect(painted).toHaveLength(1);
  expect(String(painted[0])).toMatch(/^\ufffdz+…$/u);
});
