import { describe, expect, it } from "vitest";
import { at, clusterRow, counts, NOW } from "../fixture/rows";
import { STATUSES } from "../state/attention";
import { arranged, sorted, type Column } from "./order";

const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name).join(" ");

describe("the order of the grid", () => {
  it("is worst first in the order the engine declares, then the newest event", () => {
    const rows = STATUSES.flatMap((status) => [
      clusterRow({ id: `${status}-old`, name: `${status}-old`, status, newest: 1 }),
      clusterRow({ id: `${status}-new`, name: `${status}-new`, status, newest: 2 }),
    ]);
    const wanted = STATUSES.flatMap((status) => [`${status}-new`, `${status}-old`]).join(" ");
    expect(names(sorted([...rows].reverse(), "", false, NOW))).toBe(wanted);
  });

  const rows = [
    clusterRow({
      id: "j-c",
      name: "c",
      region: "b",
      created: at("10:00"),
      steps: counts({ completed: 1, pending: 1 }),
    }),
    clusterRow({ id: "j-a", name: "a", region: "c", created: at("9:00"), steps: counts({ completed: 2 }) }),
    clusterRow({ id: "j-b", name: "b", region: "a", created: at("10:00"), stateAt: 0, steps: counts() }),
  ];

  it.each<readonly [Column, boolean, string]>([
    ["cluster", false, "a b c"],
    ["cluster", true, "c b a"],
    ["place", false, "b c a"],
    ["steps", false, "b c a"],
    ["elapsed", false, "b c a"],
    ["elapsed", true, "a b c"],
    ["checked", false, "b a c"],
    ["status", false, "a b c"],
  ])("by %s, reversed %s, is %s: equals go by name", (column, descending, wanted) => {
    expect(names(sorted(rows, column, descending, NOW))).toBe(wanted);
  });

  it("leaves what it was given as it was", () => {
    sorted(rows, "cluster", false, NOW);
    expect(names(rows)).toBe("c a b");
  });

  it("can be held: rows known keep their places and new ones follow", () => {
    const later = sorted([...rows, clusterRow({ id: "j-0", name: "0" })], "cluster", false, NOW);
    const held = rows.map(({ key }) => key);
    expect(names(arranged(later, held))).toBe("c a b 0");
  });
});
