import { describe, expect, it } from "vitest";
import { halves, inert, inertLines } from "./inert";

describe("text from AWS", () => {
  it.each([
    ["EU-WS_v12", "EU-WS_v12"],
    ["سوق 2026", "سوق 2026"],
    ["👩‍👩‍👧", "👩‍👩‍👧"],
    ["a\u0000b\u001bc", "a␀b␛c"],
    ["line\nbreak\ttab", "line␊break␉tab"],
    ["\u202eexe.gnp\u202c", "\ufffdexe.gnp\ufffd"],
    ["zero\u200bwidth\ufeff", "zero\ufffdwidth\ufffd"],
    ["del\u007f", "del␡"],
    ["\u2066a\u2069", "\ufffda\ufffd"],
  ])("%j is shown as %j", (text, shown) => {
    expect(inert(text)).toBe(shown);
  });

  it("keeps its lines where lines are shown", () => {
    expect(inertLines("one\r\ntwo\rthree\n\tfour\u0007")).toBe("one\ntwo\nthree\n\tfour␇");
  });

  it("is halved so that nothing of it is lost and no sign is torn", () => {
    for (const text of [
      "",
      "short",
      "x".repeat(16),
      "x".repeat(17),
      "👩".repeat(40),
      `${"n".repeat(190)}end`,
    ]) {
      const [head, tail] = halves(text);
      expect(head + tail).toBe(text);
      expect(tail.length === 0).toBe(Array.from(text).length <= 16);
    }
  });
});
