import { fireEvent, screen, within } from "@testing-library/svelte";
import { tick } from "svelte";
import { describe, expect, it, vi } from "vitest";
import { healthView, watchHealth } from "../fixture/health";
import { openedIn } from "../fixture/opened";
import { watchRow } from "../fixture/rows";
import { withSizes } from "../fixture/sizes";
import { HostFault } from "../ipc/host";
import type { Snapshot } from "../ipc/wire";

withSizes();

const opened = (part: Partial<Snapshot> = {}) => openedIn("health", { health: healthView(), ...part });
const rowOf = (id: string) => document.querySelector<HTMLElement>(`tr[data-watch-id="${id}"]`);
const text = (element: Element | null | undefined) => element?.textContent.replace(/\s+/gu, " ").trim() ?? "";

describe("health", () => {
  it("tells of each watch its last success, its latency, its errors and when it is asked next", async () => {
    await opened();
    const row = rowOf("actuarial/eu-central-1");
    const cell = (name: string) => text(row?.querySelector(`[data-cell=${name}]`));
    expect(cell("last")).toBe("8 s ago");
    expect(cell("latency")).toContain("95 of 100 within");
    expect(cell("errors")).toBe("3 in a row");
    expect(cell("next")).toBe("in 22 s");
    const errors = screen.getByRole("list", { name: "Errors of actuarial in eu-central-1" });
    expect(text(errors)).toContain("ListSteps: throttled, 3 in a row since 14:31 · ThrottlingException");
    expect(
      within(row ?? document.body).getByRole("img", { name: /^The last 24 calls: median/u }),
    ).toBeDefined();
  });

  it("draws calls that went out together, whatever their order", async () => {
    const calls = [3, 2, 1, 1].map((at) => ({ at, took: 50, good: true }));
    await opened({ health: healthView({ watches: [watchHealth({ calls })] }) });
    const figure = screen.getByRole("img", { name: /^The last 4 calls/u });
    expect(figure.querySelectorAll("rect")).toHaveLength(4);
  });

  it("draws nothing green that does not answer", async () => {
    await opened();
    for (const id of ["actuarial/eu-central-1", "data-eng/eu-west-2"]) {
      expect(rowOf(id)?.dataset["health"]).not.toBe("live");
      expect(rowOf(id)?.querySelector("i:not([style])")).toBeNull();
    }
  });

  it("shows the calls of each account and Region, and what waits", async () => {
    await opened();
    const budget = screen.getByRole("region", { name: "Calls of actuarial in eu-central-1" });
    const steps = budget.querySelector("[data-operation=ListSteps]");
    expect(steps?.querySelector("[data-minute]")?.getAttribute("data-minute")).toBe("4");
    expect(text(budget.querySelector("[data-throttled]"))).toContain("Reading half as often until 14:36");
    expect(text(budget.querySelector("[data-waiting=ListSteps]"))).toBe(
      "ListSteps: 3 wait, LIFE-ALM_2026Q2_nested next, in 8 s",
    );
  });

  it("says that it is being read until something was told, and follows what batches bring", async () => {
    const { host } = await opened({ health: null });
    expect(text(rowOf("cat-prod/eu-west-1")?.querySelector("[data-cell=latency]"))).toBe("Being read");
    expect(screen.getAllByRole("status").filter((place) => text(place) === "Being read")).toHaveLength(2);
    host.send({ n: 2, health: healthView({ watches: [watchHealth({ median: 77 })] }) });
    await tick();
    expect(text(rowOf("cat-prod/eu-west-1")?.querySelector("[data-cell=latency]"))).toContain("77 ms");
    expect(screen.queryAllByRole("status").filter((place) => text(place) === "Being read")).toEqual([]);
  });

  it("saves a support bundle and says where, or why not, or nothing when no place was chosen", async () => {
    const { host } = await opened();
    const save = screen.getByRole("button", { name: "Save support bundle…" });
    await fireEvent.click(save);
    expect(host.asked).toContain("save bundle");
    expect(await screen.findByText("/home/sam/emr-monitor-support.txt")).toBeDefined();
    host.bundle = "";
    await fireEvent.click(save);
    await tick();
    expect(document.querySelector("[data-saved]")).toBeNull();
    host.act = () => Promise.reject(new HostFault("badInput", "The support bundle cannot be written to /x."));
    await fireEvent.click(save);
    expect((await screen.findByRole("alert")).textContent).toBe(
      "The support bundle cannot be written to /x.",
    );
  });

  it("is harmless whatever a watch is called, and says what to do without any", async () => {
    await opened({ watches: [watchRow({ label: "\u202egnp.exe", profile: "<img src=x>" })] });
    expect(text(rowOf("<img src=x>/eu-west-1"))).toContain("\ufffdgnp.exe");
    await openedIn("health", { watches: [], health: healthView({ watches: [], budgets: [] }) });
    expect(screen.getByText(/^No watch is switched on\./u)).toBeDefined();
  });
});

describe("health is reached", () => {
  it("by G and H, with the focus, and tells Rust at once", async () => {
    const { host } = await openedIn("clusters");
    for (const key of ["g", "h"]) await fireEvent.keyDown(document.body, { key });
    expect(host.views.at(-1)?.section).toBe("health");
    await vi.waitFor(() => {
      expect(document.activeElement?.getAttribute("data-action")).toBe("save-bundle");
    });
  });

  it("from the dot of the status bar, and from the sidebar", async () => {
    const { monitor } = await openedIn("clusters");
    await fireEvent.click(screen.getByRole("button", { name: /^Refreshed/u }));
    expect(monitor.view.section).toBe("health");
    monitor.goTo("alerts");
    await tick();
    await fireEvent.click(screen.getByRole("link", { name: "Health" }));
    expect(document.querySelector("h1")?.textContent).toBe("Health");
  });
});
