import { describe, expect, it } from "vitest";
import type { Found } from "../ipc/wire";
import { finderOf } from "./found";

const CASES: readonly (readonly [found: Found, keys: readonly string[]])[] = [
  [{ are: "all" }, ["a", "b", "c"]],
  [{ are: "only", keys: ["b"] }, ["b"]],
  [{ are: "allBut", keys: ["b"] }, ["a", "c"]],
  [{ are: "only", keys: [] }, []],
];

describe("what the engine found", () => {
  it.each(CASES)("%j", (found, keys) => {
    expect(["a", "b", "c"].filter(finderOf(found))).toEqual(keys);
  });
});
