import { beforeEach, expect, test } from "vitest";
import { NARROWEST, WIDEST, zoomSpan } from "./span";
import { TimeWindow } from "./window";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const live = (to: number, from = 0) => ({ from, to, before: 14, after: 44, live: true });

let window: TimeWindow;

beforeEach(() => {
  window = new TimeWindow();
  window.resize(1000);
  window.extend(live(4 * HOUR));
});

const long = () => window.span.t1 - window.span.t0;

test("at first the whole run is seen, with room at both sides", () => {
  expect(window.span.t0).toBeLessThan(0);
  expect(window.span.t1).toBeGreaterThan(4 * HOUR);
  expect(long()).toBeLessThan(4.5 * HOUR);
});

test("a fitted window stands still while now has room, then fits again", () => {
  const before = window.span;
  for (let second = 1; second < 240; second += 1) window.extend(live(4 * HOUR + second * 1000));
  expect(window.span).toBe(before);
  window.extend(live(4 * HOUR + 600_000));
  expect(window.span).not.toBe(before);
  expect(window.span.t1).toBeGreaterThan(4 * HOUR + 600_000);
});

test("a run that has ended fits its end", () => {
  window.extend({ from: 0, to: 2 * HOUR, before: 14, after: 16, live: false });
  expect(window.span.t1).toBeLessThan(2.2 * HOUR);
});

test("zooming keeps the moment under the pointer where it is, and stops at both ends", () => {
  let span = { t0: 0, t1: 4 * HOUR };
  for (const at of [0, 0.3, 0.5, 1]) {
    const moment = span.t0 + at * (span.t1 - span.t0);
    span = zoomSpan(span, 1.2, at);
    expect(span.t0 + at * (span.t1 - span.t0)).toBeCloseTo(moment, 3);
  }
  for (let i = 0; i < 100; i += 1) span = zoomSpan(span, 1.2, 0.5);
  expect(span.t1 - span.t0).toBeCloseTo(NARROWEST);
  for (let i = 0; i < 200; i += 1) span = zoomSpan(span, 1 / 1.2, 0.5);
  expect(span.t1 - span.t0).toBeCloseTo(WIDEST);
});

test("zooming while now is in sight follows it, until the window is panned", () => {
  window.zoom(1.2, 1);
  expect(window.mode).toBe("follow");
  window.extend(live(5 * HOUR));
  expect(window.span.t1).toBeGreaterThan(5 * HOUR);
  window.pan(-0.1);
  const panned = window.span;
  window.extend(live(8 * HOUR));
  expect(window.span).toBe(panned);
  window.follow();
  expect(window.span.t0).toBeLessThan(8 * HOUR);
  expect(window.span.t1).toBeGreaterThan(8 * HOUR);
});

test("panning never loses the run", () => {
  for (let i = 0; i < 100; i += 1) window.pan(1);
  expect(window.span.t0).toBeLessThan(4 * HOUR);
  for (let i = 0; i < 200; i += 1) window.pan(-1);
  expect(window.span.t1).toBeGreaterThan(0);
});

test("a run longer than the widest window shows its newest part", () => {
  window.extend(live(400 * DAY));
  expect(long() / WIDEST).toBeGreaterThan(1);
  expect(long() / WIDEST).toBeLessThan(1.1);
  expect(window.span.t1).toBeGreaterThan(400 * DAY);
});

test("a run of a few seconds fills the narrowest window, and one whose times are no numbers still has one", () => {
  window.extend(live(3000));
  expect(long()).toBeGreaterThanOrEqual(NARROWEST);
  window.extend({ ...live(NaN), from: NaN });
  expect(long()).toBeGreaterThanOrEqual(NARROWEST);
  expect(Number.isFinite(window.span.t0)).toBe(true);
});

test("framing some steps shows them with room around", () => {
  window.frame(HOUR, 2 * HOUR);
  expect(window.span.t0).toBeLessThan(HOUR);
  expect(window.span.t1).toBeGreaterThan(2 * HOUR);
  expect(long()).toBeLessThan(2 * HOUR);
});
