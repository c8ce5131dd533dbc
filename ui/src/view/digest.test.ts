import { describe, expect, it } from "vitest";
import { alertRow, awayView } from "../fixture/alerts";
import { at, NOW } from "../fixture/rows";
import { digestGroups, digestSpan, lineTitle } from "./digest";

const view = awayView();
const digest = view.digest ?? { from: 0, to: 0, alerts: [] };

describe("the card of the time away", () => {
  it("names the span", () => {
    expect(digestSpan(digest, NOW)).toBe("12:24 to 13:55");
    expect(digestSpan({ ...digest, from: at("22:10") - 86_400_000 }, NOW)).toBe("Mon 22:10 to 13:55");
  });

  it("tells failed first, then ended with errors, then done, whatever order the keys have", () => {
    const groups = digestGroups({ ...digest, alerts: [...digest.alerts].reverse() }, view.rows);
    expect(groups.map(({ count }) => count)).toEqual(["1 failed", "1 ended with errors", "2 done"]);
  });

  it("shows four of a kind, oldest first, and counts the rest", () => {
    const rows = Array.from({ length: 9 }, (_, index) =>
      alertRow({ step: `s-${String(index)}`, happened: at("13:00") - index }),
    );
    const [group] = digestGroups({ ...digest, alerts: rows.map(({ key }) => key) }, rows);
    expect(group?.count).toBe("9 failed");
    expect(group?.lines.map(({ happened }) => happened)).toEqual([8, 7, 6, 5].map((n) => at("13:00") - n));
    expect(group?.more).toBe(5);
  });

  it("says the kind once: in the count, unless the title knows more", () => {
    expect(lineTitle(alertRow({ title: "Failed: Load: all" }))).toBe("Load: all");
    expect(lineTitle(alertRow({ title: "Bootstrap failed: CYBER" }))).toBe("Bootstrap failed: CYBER");
  });

  it("counts what the list no longer holds", () => {
    const [group] = digestGroups({ ...digest, alerts: ["1/r/j-1/s-1/step_failed"] }, []);
    expect(group).toMatchObject({ count: "1 failed", lines: [], more: 1 });
  });
});
