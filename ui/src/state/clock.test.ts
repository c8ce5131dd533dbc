import { describe, expect, it } from "vitest";
import { EngineClock, type Ticker } from "./clock.svelte";

function handTicker() {
  let real = 0;
  const ticks = new Set<() => void>();
  const ticker: Ticker = {
    now: () => real,
    every: (_milliseconds, tick) => {
      ticks.add(tick);
      return () => ticks.delete(tick);
    },
  };
  const pass = (milliseconds: number) => {
    real += milliseconds;
    for (const tick of ticks) tick();
  };
  return { ticker, pass };
}

describe("the engine's clock", () => {
  it("goes as fast as the engine says from the moment it was told", () => {
    const { ticker, pass } = handTicker();
    const clock = new EngineClock(ticker);
    clock.set({ now: 1000, speed: 60 });
    pass(500);
    expect(clock.nowExact()).toBe(31_000);
    clock.set({ now: 40_000, speed: 1 });
    pass(1000);
    expect(clock.nowExact()).toBe(41_000);
  });

  it("moves what counts once a tick, and not while it is stopped", () => {
    const { ticker, pass } = handTicker();
    const clock = new EngineClock(ticker);
    clock.set({ now: 0, speed: 1 });
    clock.start();
    const { second } = clock;
    pass(1000);
    expect([clock.now, clock.second]).toEqual([1000, second + 1]);
    clock.stop();
    pass(5000);
    expect([clock.now, clock.second]).toEqual([1000, second + 1]);
    clock.start();
    expect(clock.now).toBe(6000);
  });
});
