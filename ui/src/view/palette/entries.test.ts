import { describe, expect, it } from "vitest";
import { found, MOST, typedFilter, type Entry } from "./entries";
import { rank } from "./rank";

const NONE = new Map<string, number>();

function entry(title: string, part: Partial<Entry> = {}): Entry {
  return { key: title, kind: "cluster", title, about: "", ...part };
}

const titles = (typed: string, entries: readonly Entry[], used = NONE) =>
  found(typed, entries, used).map(({ title }) => title);

describe("the palette", () => {
  it("ranks the whole before a beginning, that before a word's, that before the rest", () => {
    const entries = ["US-EQ loss", "BEQ", "EQ_v9", "EQ"].map((title) => entry(title));
    expect(titles("eq", entries)).toEqual(["EQ", "EQ_v9", "US-EQ loss", "BEQ"]);
  });

  it("wants every word typed, in any order and in any of the texts", () => {
    expect(rank("west hail", ["EU-HAIL_v2", "eu-west-1"])).toBeDefined();
    expect(rank("west flood", ["EU-HAIL_v2", "eu-west-1"])).toBeUndefined();
  });

  it("puts what was used more often first among equals", () => {
    const entries = [entry("Alpha"), entry("Album")];
    expect(titles("al", entries, new Map([["Album", 2]]))).toEqual(["Album", "Alpha"]);
  });

  it("searches commands alone after >, and watches after @", () => {
    const entries = [
      entry("Pause"),
      entry("Pause watching", { kind: "command" }),
      entry("pause", { key: "w", kind: "watch" }),
    ];
    expect(titles(">pause", entries)).toEqual(["Pause watching"]);
    expect(titles("@", entries)).toEqual(["pause"]);
  });

  it("takes what follows a slash as a filter", () => {
    expect(typedFilter("/ hail eu ")).toBe("hail eu");
    expect(typedFilter("hail")).toBeUndefined();
  });

  it("lists at most sixty of ten thousand", () => {
    const entries = Array.from({ length: 10_000 }, (_, index) => entry(`run ${index}`));
    expect(found("run", entries, NONE)).toHaveLength(MOST);
  });
});
