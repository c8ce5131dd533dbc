import { expect, test } from "vitest";
import { stepRow } from "../../fixture/rows";
import { makeBars } from "./bars";
import { hitRow, wins } from "./hit";
import { makeRow, type Item } from "./items";
import { codeOf, isFailed } from "./kinds";
import { mergeSlot } from "./merge";
import { makeScale } from "./scale";

const STATES = ["COMPLETED", "RUNNING", "FAILED", "CANCELLED", "INTERRUPTED", "PAUSED_BY_AWS"] as const;

// A small generator of numbers that can be repeated by its seed.
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

// Overlaps are made on purpose: late facts can bring them.
function randomItems(seed: number): Item[] {
  const next = numbers(seed);
  const steps = Array.from({ length: 1 + Math.floor(next() * 120) }, (_, i) => {
    const started = Math.floor(next() * 1e7);
    const long = next() < 0.5 ? next() * 4e4 : next() * 1e6;
    const state = STATES[Math.floor(next() * STATES.length)] ?? "COMPLETED";
    return stepRow({ number: i + 1, slot: 0, started, ended: started + long, state });
  });
  return mergeSlot(makeBars(steps, 1), 0, makeScale({ t0: 1e6, t1: 9e6 }, 74, 800), 9e6);
}

function naive(items: readonly Item[], x: number): Item | undefined {
  return items
    .filter(({ x0, x1 }) => x >= x0 - 3 && x <= x1 + 3)
    .sort((a, b) => Number(isFailed(b.kind)) - Number(isFailed(a.kind)) || a.x1 - a.x0 - (b.x1 - b.x0))[0];
}

test.each(Array.from({ length: 60 }, (_, seed) => seed))(
  "in random table %i the search finds what looking at every bar finds",
  (seed) => {
    const row = makeRow(randomItems(seed));
    for (let x = 60; x < 820; x += 0.7) {
      const [found, expected] = [hitRow(row, x), naive(row.items, x)];
      expect(found === undefined, `at ${x}`).toBe(expected === undefined);
      if (!found || !expected) continue;
      // Two of the same width are equally right.
      expect([isFailed(found.kind), found.x1 - found.x0]).toEqual([
        isFailed(expected.kind),
        expected.x1 - expected.x0,
      ]);
    }
  },
);

test.each(Array.from({ length: 60 }, (_, seed) => seed))(
  "in random table %i every step in sight is in exactly one rectangle, and each shows its worst state",
  (seed) => {
    const items = randomItems(seed);
    const steps = items.flatMap(({ steps }) => steps);
    expect(new Set(steps).size).toBe(steps.length);
    for (const { failed, kind } of items) expect(failed > 0).toBe(isFailed(kind));
  },
);

const item = (x0: number, x1: number, kind: Parameters<typeof codeOf>[0]): Item => ({
  x0,
  x1,
  slot: 0,
  kind: codeOf(kind),
  steps: [0],
  failed: 0,
  how: "ran",
  open: false,
});

test("a failed bar wins over a shorter one, and the shorter over the longer", () => {
  expect(wins(item(0, 100, "failed"), item(40, 50, "done"))).toBe(true);
  expect(wins(item(40, 50, "done"), item(0, 100, "running"))).toBe(true);
});

test("three pixels beside a bar still count for it, four do not", () => {
  const row = makeRow([item(100, 110, "done")]);
  expect(hitRow(row, 97)).toBe(row.items[0]);
  expect(hitRow(row, 113)).toBe(row.items[0]);
  expect(hitRow(row, 96)).toBeUndefined();
  expect(hitRow(row, 114)).toBeUndefined();
});
