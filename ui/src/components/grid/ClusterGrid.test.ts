import { render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { describe, expect, it, vi } from "vitest";
import { clusterRow, NOW } from "../../fixture/rows";
import { withSizes } from "../../fixture/sizes";
import type { ClusterRow } from "../../ipc/wire";
import ClusterGrid from "./ClusterGrid.svelte";

withSizes();

const fleet = (count: number): ClusterRow[] =>
  Array.from({ length: count }, (_, index) => clusterRow({ id: `j-${index}`, name: `cluster ${index}` }));

function shown(rows: ClusterRow[], selected = rows[0]?.key ?? "") {
  const props = {
    rows: rows as readonly ClusterRow[],
    now: NOW,
    selected,
    sort: "",
    descending: false,
    scroll: 0,
    who: () => ({ swatch: 1, called: "cat-prod", names: "cat-prod" }),
    onselect: vi.fn((key: string) => void view.rerender({ selected: key })),
    onsort: vi.fn(),
    onscroll: vi.fn(),
    onenter: vi.fn(),
    ontoggle: vi.fn(),
  };
  const view = render(ClusterGrid, props);
  return { view, props };
}

const rowAt = (id: string) => document.querySelector<HTMLElement>(`[data-cluster-id="${id}"]`);
const rowsInPage = () => document.querySelectorAll("[data-cluster-id]");

async function press(key: string): Promise<void> {
  const target = document.activeElement?.closest("[role=row]") ?? rowAt("j-0");
  target?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  await tick();
  await tick();
}

describe("the cluster grid", () => {
  it("counts all rows and mounts those in sight", async () => {
    shown(fleet(500));
    await vi.waitFor(() => {
      expect(rowsInPage().length).toBeGreaterThan(10);
    });
    expect(rowsInPage().length).toBeLessThan(40);
    expect(screen.getByRole("grid", { name: "Clusters" }).getAttribute("aria-rowcount")).toBe("501");
  });

  it("has one row where the Tab key stops: the selected one, or else the first", () => {
    const rows = fleet(20);
    shown(rows, rows[3]?.key);
    const stops = [...document.querySelectorAll("[role=row][tabindex='0']")];
    expect(stops.map((row) => row.getAttribute("data-cluster-id"))).toEqual(["j-3"]);
  });

  it("is walked by keys, which select and focus", async () => {
    const { props } = shown(fleet(100));
    await tick();
    const walk = [
      ["ArrowDown", 1],
      ["j", 2],
      ["k", 1],
      ["ArrowUp", 0],
      ["ArrowUp", 0],
      ["End", 99],
      ["ArrowDown", 99],
      ["Home", 0],
    ] as const;
    for (const [key, index] of walk) {
      await press(key);
      expect(props.onselect, key).toHaveBeenLastCalledWith(`111122223333/eu-west-1/j-${String(index)}`);
      await vi.waitFor(() => {
        expect(document.activeElement?.getAttribute("data-cluster-id"), key).toBe(`j-${index}`);
      });
    }
  });

  it("hands Enter and Space on, and leaves keys with a modifier alone", async () => {
    const { props } = shown(fleet(3));
    await tick();
    rowAt("j-0")?.focus();
    await press("Enter");
    await press(" ");
    rowAt("j-0")?.dispatchEvent(
      new KeyboardEvent("keydown", { key: "ArrowDown", ctrlKey: true, bubbles: true }),
    );
    expect([props.onenter.mock.calls.length, props.ontoggle.mock.calls.length]).toEqual([1, 1]);
    expect(props.onselect).not.toHaveBeenCalled();
  });

  it("keeps the selection by key when the order changes and the row is told anew", async () => {
    const rows = fleet(5);
    const { view } = shown(rows, rows[1]?.key);
    const changed = [...rows].reverse().map((row) => ({ ...row, newest: row.newest + 1 }));
    await view.rerender({ rows: changed });
    const selected = [...document.querySelectorAll("[aria-selected=true]")];
    expect(selected.map((row) => row.getAttribute("data-cluster-id"))).toEqual(["j-1"]);
    expect(selected[0]?.getAttribute("aria-rowindex")).toBe("5");
  });

  it("tells its sort in the heads and hands a press on", async () => {
    const { view, props } = shown(fleet(1));
    const head = (name: string) => screen.getByRole("columnheader", { name });
    expect(head("Status").getAttribute("aria-sort")).toBe("other");
    await view.rerender({ sort: "cluster", descending: true });
    expect(head("Cluster").getAttribute("aria-sort")).toBe("descending");
    expect(head("Status").getAttribute("aria-sort")).toBe("none");
    screen.getByRole("button", { name: "Elapsed" }).click();
    expect(props.onsort).toHaveBeenCalledWith("elapsed");
  });
});
