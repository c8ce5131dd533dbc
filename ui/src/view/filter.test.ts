import { describe, expect, it } from "vitest";
import { clusterRow, watchRow } from "../fixture/rows";
import { isFilteredTo, labelsOf, RowTexts, toggleWatch, wordsOf } from "./filter";

const row = clusterRow({
  name: "EU-WS_v12_2026Q2",
  id: "j-2KX8N4T7QWE1M",
  region: "eu-west-1",
  profiles: ["cat-prod", "audit"],
  current: { id: "s-1", name: "Ground-up Loss, PF-12", state: "RUNNING", more: 0 },
});

const CASES: readonly (readonly [filter: string, found: boolean])[] = [
  ["", true],
  ["   ", true],
  ["eu-ws", true],
  ["EU-ws_V12", true],
  ["J-2kx8", true],
  ["ground-up", true],
  ["pf-12 loss", true],
  ["loss eu-west-1 cat-prod", true],
  ["audit", true],
  ["eu-ws nowhere", false],
  ["us-east-1", false],
  ["2026Q2eu-west", false],
  ["1\ncat", true],
  [".*", false],
];

describe("the filter by words", () => {
  it.each(CASES)("%j finds the cluster: %s", (filter, found) => {
    expect(new RowTexts().has(row, wordsOf(filter))).toBe(found);
  });

  it("finds a profile also by what the user calls it, however often the watches are told anew", () => {
    const watches = () => [
      watchRow({ label: "Cat models" }),
      watchRow({ region: "us-east-1", label: "Cat models" }),
    ];
    expect(new RowTexts(labelsOf(watches())).has(row, wordsOf("models"))).toBe(true);
    expect(new RowTexts().has(row, wordsOf("models"))).toBe(false);
    expect(labelsOf(watches())).toBe(labelsOf(watches()));
  });

  it("finds the same in any order and case of the words, and never more with another word", () => {
    const texts = new RowTexts();
    const words = ["eu-ws", "LOSS", "nowhere", "cat", "j-2"];
    for (const one of words) {
      for (const two of words) {
        const both = texts.has(row, wordsOf(`${one} ${two}`));
        expect(both).toBe(texts.has(row, wordsOf(`${two.toLowerCase()}  ${one.toUpperCase()}`)));
        expect(both).toBe(texts.has(row, wordsOf(one)) && texts.has(row, wordsOf(two)));
      }
    }
  });

  it("sees a changed row anew", () => {
    const texts = new RowTexts();
    expect(texts.has(row, ["hail"])).toBe(false);
    expect(texts.has({ ...row, name: "EU-HAIL" }, ["hail"])).toBe(true);
  });
});

describe("pressing a watch", () => {
  const west = { profile: "cat-prod", region: "eu-west-1" };
  const east = { profile: "cat-prod", region: "us-east-1" };

  it("adds its words, replaces those of another watch, and takes them away when pressed again", () => {
    const one = toggleWatch("hail", west, [west, east]);
    expect(one).toBe("hail cat-prod eu-west-1");
    expect(isFilteredTo(one, west)).toBe(true);
    const two = toggleWatch(one, east, [west, east]);
    expect(two).toBe("hail cat-prod us-east-1");
    expect(isFilteredTo(two, west)).toBe(false);
    expect(toggleWatch(two, east, [west, east])).toBe("hail");
  });

  it("never counts a watch without a Region as filtered to", () => {
    expect(isFilteredTo("cat-prod", { profile: "cat-prod", region: "" })).toBe(false);
  });
});
