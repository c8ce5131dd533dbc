import { fireEvent, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { detailHead, fleetSteps } from "../../fixture/detail";
import { at, clusterRow, NOW, stepRow } from "../../fixture/rows";
import { openTimeline } from "./opened.fixture";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const names = () =>
  screen
    .getAllByRole("button")
    .filter((button) => button.dataset["stepId"] !== undefined)
    .map((button) => button.getAttribute("aria-label"));
const bar = (name: RegExp) => screen.getByRole("button", { name });

test("it is a figure with its window, and a button for every bar in the order of time", () => {
  openTimeline();
  const figure = screen.getByRole("figure", { name: "Steps on the timeline" });
  expect(Number(figure.dataset["t0"])).toBeLessThan(at("10:04") / 1000);
  expect(Number(figure.dataset["t1"])).toBeGreaterThan(NOW / 1000);
  expect(figure.dataset["lod"]).toBe("bars");
  expect(names()).toContain("Vulnerability join, PF-07, failed, slot 2, 10:52 to 11:16");
  expect(names()).toContain("Ground-up loss, PF-12, running, slot 2, started 13:21");
  expect(names()).toContain("Publish ELT to warehouse, pending, waiting since 12:14");
  expect(names()).toHaveLength(16);
});

test("a button carries its step, slot, state and count", () => {
  openTimeline();
  expect(bar(/^Vulnerability join, PF-07, failed/u).dataset).toMatchObject({
    stepId: "s-3F0V4SY2H9U15",
    slot: "2",
    state: "FAILED",
    count: "1",
  });
});

test("the canvases are hidden from the tree", () => {
  const { container } = openTimeline();
  for (const canvas of container.querySelectorAll("canvas"))
    expect(canvas.getAttribute("aria-hidden")).toBe("true");
});

test("there is one tab stop, arrows move it, and Enter selects", async () => {
  const { onselect, pass } = openTimeline();
  const stops = () =>
    screen.getAllByRole("button").filter((one) => one.dataset["stepId"] && one.tabIndex === 0);
  expect(stops()).toHaveLength(1);
  stops()[0]?.focus();
  await fireEvent.keyDown(document.activeElement ?? document.body, { key: "End" });
  expect(document.activeElement?.getAttribute("aria-label")).toMatch(/pending/u);
  await fireEvent.keyDown(document.activeElement ?? document.body, { key: "Home" });
  await fireEvent.keyDown(document.activeElement ?? document.body, { key: "ArrowDown" });
  expect(document.activeElement?.getAttribute("aria-label")).toMatch(/^Load exposure, islands/u);
  pass(0);
  expect(stops()).toEqual([document.activeElement]);
  // What Enter does to a button: a click without a pointer.
  await fireEvent.click(document.activeElement ?? document.body, { detail: 0 });
  expect(onselect).toHaveBeenCalledExactlyOnceWith("s-3F0V4SY2H9U11");
});

test("the selected step is the tab stop and is told as pressed", async () => {
  const { rerender } = openTimeline();
  await rerender({ selectedStep: "s-3F0V4SY2H9U15" });
  const button = bar(/^Vulnerability join, PF-07, failed/u);
  expect(button.tabIndex).toBe(0);
  expect(button.getAttribute("aria-pressed")).toBe("true");
});

test("the keyboard's focus shows the card at once, and the button is described by it", () => {
  const { pass } = openTimeline();
  const button = bar(/^Vulnerability join, PF-07, failed/u);
  vi.spyOn(button, "matches").mockReturnValue(true);
  button.focus();
  pass(0);
  const card = screen.getByRole("tooltip");
  for (const text of ["Failed", "step 6", "10:52:00–11:16:00", "24m 00s", "47m 00s", "exit code 137"]) {
    expect(card.textContent).toContain(text);
  }
  expect(button.getAttribute("aria-describedby")).toBe(card.id);
  button.blur();
  pass(0);
  expect(screen.queryByRole("tooltip")).toBeNull();
});

test("the pointer lights a bar at once, and its card comes after 120 ms", async () => {
  const { onhover, pass } = openTimeline();
  const button = bar(/^Ground-up loss, PF-12/u);
  const x = parseFloat(button.style.left) + 20;
  await fireEvent.pointerMove(button, { clientX: x, clientY: parseFloat(button.style.top) + 5 });
  expect(onhover).toHaveBeenLastCalledWith("s-3F0V4SY2H9U21");
  pass(100);
  expect(screen.queryByRole("tooltip")).toBeNull();
  pass(30);
  expect(screen.getByRole("tooltip").textContent).toContain("since 13:21:00");
});

test("a press selects what lies under the pointer", async () => {
  const { onselect } = openTimeline();
  const button = bar(/^Demand surge factors/u);
  const place = { clientX: parseFloat(button.style.left) + 9, clientY: parseFloat(button.style.top) + 9 };
  await fireEvent.click(button, { ...place, detail: 1 });
  expect(onselect).toHaveBeenCalledExactlyOnceWith("s-3F0V4SY2H9U18");
});

test("zooming in shows less time, fitting shows all of it again", async () => {
  const { pass } = openTimeline();
  const figure = screen.getByRole("figure");
  const long = () => Number(figure.dataset["t1"]) - Number(figure.dataset["t0"]);
  const whole = long();
  await fireEvent.click(screen.getByRole("button", { name: "Zoom in" }));
  expect(long()).toBe(whole);
  pass(200);
  expect(long() / whole).toBeCloseTo(1 / 1.2, 2);
  await fireEvent.click(screen.getByRole("button", { name: "Zoom out" }));
  pass(200);
  expect(long() / whole).toBeCloseTo(1, 2);
  await fireEvent.click(screen.getByRole("button", { name: "Fit whole run" }));
  pass(200);
  expect(long()).toBe(whole);
});

test("bars that fall together are one button, which zooms in until they are apart", async () => {
  const steps = Array.from({ length: 12 }, (_, i) =>
    stepRow({
      number: i + 1,
      name: `Part ${i}`,
      started: at("10:20") + i * 2000,
      ended: at("10:20") + i * 2000 + 1900,
      state: i === 4 ? "FAILED" : "COMPLETED",
    }),
  );
  const { pass } = openTimeline({ head: detailHead({ slots: 1 }), steps });
  expect(screen.getByRole("figure").dataset["lod"]).toBe("merged");
  const merged = bar(/^12 steps, 1 failed, 10:20 to 10:20$/u);
  expect(merged.dataset).toMatchObject({ count: "12", state: "FAILED" });
  await fireEvent.click(merged, { detail: 0 });
  pass(200);
  expect(screen.getByRole("figure").dataset["lod"]).toBe("bars");
  expect(names()).toHaveLength(12);
});

test("a cluster without steps has its lanes and no buttons", () => {
  const { canvases } = openTimeline({ steps: [], head: detailHead({ life: [], queue: [], slots: 1 }) });
  expect(screen.queryAllByRole("button").filter((one) => one.dataset["stepId"])).toEqual([]);
  expect(canvases.texts("bars")).toEqual(expect.arrayContaining(["Cluster", "Slot 1", "Queue", "not known"]));
});

test("an ended cluster has no line of now", () => {
  const { canvases } = openTimeline({
    head: detailHead({}, clusterRow({ ended: at("14:20") })),
    steps: fleetSteps(),
  });
  expect(canvases.texts("overlay")).not.toContain("14:32");
});
