import { describe, expect, it } from "vitest";
import { clusterRow, NOW } from "../fixture/rows";
import { rowName, rowView } from "./row";
import { watchToggle } from "./watching";

const ENDED = { state: "TERMINATED", status: "done", word: "Ended", staleAfter: null } as const;

describe("the toggle that watches a cluster", () => {
  it("tells the key, what it means and what it costs", () => {
    const toggle = watchToggle(clusterRow());
    expect([toggle.name, toggle.word, toggle.isFixed]).toEqual(["Watch this cluster", "Watch", false]);
    for (const part of ["(B)", "every 15 seconds", "3 calls a minute"]) expect(toggle.title).toContain(part);
    const pressed = watchToggle(clusterRow({ watched: true }));
    expect([pressed.name, pressed.word, pressed.isFixed]).toEqual([
      "Watching this cluster",
      "Watching",
      false,
    ]);
    expect(pressed.title).toContain("Press to stop (B).");
  });

  it("says why a cluster that is over cannot be watched", () => {
    const ended = watchToggle(clusterRow(ENDED));
    expect(ended.isFixed).toBe(true);
    expect(ended.title).toBe("This cluster has ended: nothing of it is left to follow.");
    const gone = watchToggle(clusterRow({ listing: "notListed", listingSince: NOW }));
    expect(gone.isFixed).toBe(true);
    expect(gone.title).toContain("no longer lists");
  });

  it("lets go of one that ended while it was watched", () => {
    const toggle = watchToggle(clusterRow({ ...ENDED, watched: true }));
    expect(toggle.isFixed).toBe(false);
    expect(toggle.title).not.toContain("15 seconds");
  });

  it("has its row say so last, where the rest is found by its beginning", () => {
    const row = clusterRow({ watched: true });
    expect(rowName(row, rowView(row, NOW))).toMatch(/^EU-WS_v12_2026Q2, Running, .*, watched$/u);
    const plain = clusterRow();
    expect(rowName(plain, rowView(plain, NOW))).not.toContain("watched");
  });
});
