import { render } from "@testing-library/svelte";
import { describe, expect, it, vi } from "vitest";
import { clusterRow, NOW, trouble } from "../../fixture/rows";
import type { ClusterRow } from "../../ipc/wire";
import GridRow from "./GridRow.svelte";

function shown(part: Partial<ClusterRow>): HTMLElement {
  const row = clusterRow(part);
  const props = {
    row,
    now: NOW,
    index: 0,
    selected: false,
    stop: true,
    who: { swatch: 1, called: "cat-prod", names: "cat-prod" },
    onselect: vi.fn(),
    onopen: vi.fn(),
  };
  const { container } = render(GridRow, props);
  const element = container.querySelector<HTMLElement>("[role=row]");
  if (!element) throw new Error("no row");
  return element;
}

const HOSTILE = [
  "<img src=x onerror=alert(1)>",
  "<script>alert(1)</script>",
  "{@html name}",
  "&lt;b&gt;",
  "\u202egnp.exe",
  "]]><svg onload=alert(1)>",
];

describe("a row of the grid", () => {
  it("carries what automation finds it by", () => {
    const row = shown({ status: "failed", word: "Step failed", state: "WAITING" });
    expect(row.dataset).toMatchObject({
      clusterId: "j-2KX8N4T7QWE1M",
      state: "WAITING",
      status: "failed",
      att: "fail",
      checked: String(Math.floor((NOW - 8000) / 1000)),
    });
    expect(row.dataset["stale"]).toBeUndefined();
  });

  it("says that it is stale", () => {
    expect(shown({ stateAt: NOW - 3_600_000 }).dataset).toMatchObject({ stale: "true", att: "stale" });
  });

  it("has no filled bar or sign while its scope is in trouble", () => {
    const row = shown({ trouble: trouble() });
    expect(row.querySelector(".bar.hollow")).not.toBeNull();
    expect(row.querySelector(".pill.hollow")).not.toBeNull();
    expect(row.textContent).toContain("throttled since 14:26");
  });

  it.each(HOSTILE)("shows %j as text, whichever field it comes in", (text) => {
    const count = shown({}).querySelectorAll("*").length;
    const row = shown({
      name: text,
      id: text,
      word: text,
      profiles: [text],
      reason: text,
      current: { id: "s-1", name: text, state: text, more: 2 },
    });
    expect(row.querySelectorAll("img, script, b, [onload], [onerror]")).toHaveLength(0);
    // A name of another length is cut in two, and a state without an icon of its own has another shape.
    expect(Math.abs(row.querySelectorAll("*").length - count)).toBeLessThan(4);
    expect(row.innerHTML).not.toContain("\u202e");
    expect(row.querySelectorAll("bdi").length).toBeGreaterThan(2);
  });

  it("keeps both ends of a long name in sight and the whole in its title", () => {
    const name = `EU-${"x".repeat(190)}-sens-B`;
    const shownName = shown({ name }).querySelector("bdi[title]");
    expect(shownName?.getAttribute("title")).toBe(name);
    expect(shownName?.textContent).toBe(name);
    expect(shownName?.querySelector(".tail")?.textContent).toBe("x-sens-B");
  });
});
