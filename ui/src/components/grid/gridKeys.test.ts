import { describe, expect, it } from "vitest";
import { rowForKey } from "./gridKeys";

describe("a key leads", () => {
  it.each([
    ["ArrowDown", 3, 4],
    ["ArrowDown", 9, 9],
    ["ArrowUp", 0, 0],
    ["PageDown", 3, 7],
    ["PageDown", 8, 9],
    ["PageUp", 3, 0],
    ["Home", 5, 0],
    ["End", 5, 9],
    ["j", -1, 0],
    ["x", 5, undefined],
  ])("%s from %i to %s of ten rows, five in sight", (key, from, to) => {
    expect(rowForKey(key, from, 10, 5)).toBe(to);
  });

  it("nowhere in an empty list", () => {
    expect(rowForKey("ArrowDown", -1, 0, 5)).toBeUndefined();
  });
});
