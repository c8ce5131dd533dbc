import { describe, expect, it } from "vitest";
import { isFilteredTo, markedPieces, toggleWatch, toldFaults } from "./filter";

describe("pressing a watch", () => {
  const west = { profile: "cat-prod", region: "eu-west-1" };
  const east = { profile: "cat-prod", region: "us-east-1" };
  const odd = { profile: 'my "own" profile', region: "us-east-1" };

  it("adds its term, replaces that of another watch, and takes it away when pressed again", () => {
    const one = toggleWatch("hail", west, [west, east]);
    expect(one).toBe("hail watch:cat-prod/eu-west-1");
    expect(isFilteredTo(one, west)).toBe(true);
    const two = toggleWatch(one, east, [west, east]);
    expect(two).toBe("hail watch:cat-prod/us-east-1");
    expect(isFilteredTo(two, west)).toBe(false);
    expect(toggleWatch(two, east, [west, east])).toBe("hail");
  });

  it("writes a name with blanks and quotes so that it is read as one, and leaves other quotes whole", () => {
    const one = toggleWatch('"ground up" -tag."a b":c', odd, [west, odd]);
    expect(one).toBe('"ground up" -tag."a b":c watch:"my \\"own\\" profile/us-east-1"');
    expect(isFilteredTo(one, odd)).toBe(true);
    expect(toggleWatch(one, odd, [west, odd])).toBe('"ground up" -tag."a b":c');
  });

  it("never counts a watch without a Region as filtered to", () => {
    expect(isFilteredTo("watch:cat-prod/", { profile: "cat-prod", region: "" })).toBe(false);
  });
});

describe("faults", () => {
  const text = "hail colour:red cost>5";
  const faults = [
    { from: 5, to: 11, message: "no colour" },
    { from: 16, to: 22, message: "no cost" },
  ];

  it("are marked in their places, and nothing of the text is lost", () => {
    const pieces = markedPieces(text, faults);
    expect(pieces.map((piece) => piece.text).join("")).toBe(text);
    expect(pieces.filter(({ why }) => why !== "")).toEqual([
      { text: "colour", why: "no colour" },
      { text: "cost>5", why: "no cost" },
    ]);
    expect(markedPieces("", [])).toEqual([]);
  });

  it.each([
    [undefined, ["no colour", "no cost"]],
    [22, ["no colour"]],
    [18, ["no colour"]],
    [8, ["no cost"]],
    [15, ["no cost"]],
    [2, ["no colour", "no cost"]],
  ])("of the term at the caret %s are not told yet", (caret, told) => {
    expect(toldFaults(text, faults, caret).map(({ message }) => message)).toEqual(told);
  });

  it("of a term that was left by a blank are told", () => {
    expect(toldFaults("cost>5 ", [{ from: 0, to: 6, message: "no cost" }], 7)).toHaveLength(1);
  });
});
