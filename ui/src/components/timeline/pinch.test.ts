import { beforeEach, expect, test, vi } from "vitest";
import { TimeWindow } from "../../view/timeline/window";
import { watchDrag } from "./gestures";
import { watchMeasure } from "./measureDrag";
import { watchPinch } from "./pinch";

const HOUR = 3_600_000;
const WIDTH = 1000;

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(WIDTH);
});

function opened() {
  const element = document.createElement("div");
  element.setPointerCapture = () => undefined;
  const window = new TimeWindow();
  window.extend({ from: 0, to: 10 * HOUR, before: 0, after: 0, live: false });
  window.show({ t0: 0, t1: 10 * HOUR });
  const move = (change: (window: TimeWindow) => void) => {
    change(window);
  };
  watchPinch(element, move, 0);
  watchDrag(element, move, 0);
  const touch = (type: string, pointerId: number, clientX: number, part: PointerEventInit = {}) => {
    const isPrimary = pointerId === 1;
    const given = { pointerId, clientX, isPrimary, button: 0, pointerType: "touch", bubbles: true };
    element.dispatchEvent(new PointerEvent(type, { ...given, ...part }));
  };
  return { element, window, touch };
}

test("two fingers that go apart zoom in between them, and what lay there stays", () => {
  const { window, touch } = opened();
  touch("pointerdown", 1, 400);
  touch("pointerdown", 2, 600);
  touch("pointermove", 1, 300);
  touch("pointermove", 2, 700);
  const { t0, t1 } = window.span;
  expect(t1 - t0).toBeCloseTo(5 * HOUR);
  expect((t0 + t1) / 2).toBeCloseTo(5 * HOUR);
});

test("two fingers side by side pan, and one of them alone drags", () => {
  const { window, touch } = opened();
  touch("pointerdown", 1, 400);
  touch("pointerdown", 2, 600);
  touch("pointermove", 1, 300);
  touch("pointermove", 2, 500);
  expect(window.span.t1 - window.span.t0).toBeCloseTo(10 * HOUR);
  expect(window.span.t0).toBeCloseTo(HOUR);
  touch("pointerup", 1, 300);
  touch("pointerup", 2, 500);
  touch("pointerdown", 1, 500);
  touch("pointermove", 1, 600);
  expect(window.span.t0).toBeCloseTo(0);
});

test("dragging with Shift measures, and the click that ends it selects nothing", () => {
  const { element, window, touch } = opened();
  const measure = vi.fn();
  const press = vi.fn();
  watchMeasure(element, { measure });
  element.addEventListener("click", press);
  const before = window.span;
  touch("pointerdown", 1, 100, { shiftKey: true });
  touch("pointermove", 1, 350, { shiftKey: true });
  touch("pointerup", 1, 350);
  element.dispatchEvent(new MouseEvent("click", { detail: 1, bubbles: true }));
  expect(measure).toHaveBeenLastCalledWith([100, 350]);
  expect(press).not.toHaveBeenCalled();
  expect(window.span).toBe(before);
});
