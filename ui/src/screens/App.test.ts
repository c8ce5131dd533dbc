import { fireEvent, render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { describe, expect, it, vi } from "vitest";
import { fleetRows, fleetSnapshot } from "../fixture/fleet";
import { FakeHost } from "../fixture/host";
import { clusterRow, statusLine, trouble, watchRow } from "../fixture/rows";
import { withSizes } from "../fixture/sizes";
import { HostFault } from "../ipc/host";
import type { Snapshot } from "../ipc/wire";
import { Monitor } from "../state/monitor.svelte";
import App from "./App.svelte";

withSizes();

const CLOSED = { ...fleetSnapshot().view, selected: "k", detailOpen: false };

async function opened(part: Partial<Snapshot> = {}, prepare?: (host: FakeHost) => void) {
  const host = new FakeHost(fleetSnapshot({ view: CLOSED, ...part }));
  prepare?.(host);
  const monitor = new Monitor(host);
  render(App, { monitor });
  await vi.waitFor(() => {
    expect(prepare ? host.asked.includes("snapshot") : monitor.fleet.loaded).toBe(true);
  });
  await tick();
  return { host, monitor };
}

const app = () => document.querySelector(".app");
const rowOf = (id: string) => document.querySelector<HTMLElement>(`[role=row][data-cluster-id="${id}"]`);
const FIELD = { name: "Filter clusters" };

describe("the window", () => {
  it("is ready once the first snapshot is painted, and not before", async () => {
    let answer: (snapshot: Snapshot) => void = () => undefined;
    const pending = new Promise<Snapshot>((resolve) => {
      answer = resolve;
    });
    await opened({}, (host) => {
      host.answer = () => pending;
    });
    expect(app()?.hasAttribute("data-ready")).toBe(false);
    expect(screen.getByRole("status", { name: "Reading clusters" })).toBeDefined();
    answer(fleetSnapshot({ view: CLOSED }));
    await vi.waitFor(() => {
      expect(app()?.getAttribute("data-ready")).toBe("true");
    });
    expect(rowOf("j-1B7QZ0R5HD3VK")?.dataset["status"]).toBe("failed");
  });

  it("shows what batches bring without being asked", async () => {
    const { host } = await opened();
    host.send({
      n: 2,
      rows: [clusterRow({ id: "j-NEW", name: "just born", status: "failed", word: "Step failed" })],
    });
    await vi.waitFor(() => {
      expect(rowOf("j-NEW")?.textContent).toContain("just born");
    });
  });

  it("finds by words, says when nothing matches, and clears with Esc", async () => {
    const { monitor } = await opened();
    await fireEvent.keyDown(window, { key: "/" });
    const field = screen.getByRole("searchbox", FIELD);
    expect(document.activeElement).toBe(field);
    await fireEvent.input(field, { target: { value: "hail cat-prod" } });
    await vi.waitFor(() => {
      expect(document.querySelectorAll("[role=row][data-cluster-id]")).toHaveLength(1);
    });
    await fireEvent.input(field, { target: { value: "nowhere" } });
    expect(await screen.findByText("No cluster matches this filter")).toBeDefined();
    expect(screen.getByText(`${fleetRows().length} clusters are hidden by “nowhere”.`)).toBeDefined();
    await fireEvent.keyDown(field, { key: "Escape" });
    expect(monitor.view.filter).toBe("");
  });

  it("narrows to a cell of the strip, whose numbers are those of the words", async () => {
    await opened();
    const cell = screen.getByRole("button", { name: "1 idle" });
    await fireEvent.click(cell);
    expect(cell.getAttribute("aria-pressed")).toBe("true");
    await vi.waitFor(() => {
      expect(document.querySelectorAll("[role=row][data-cluster-id]")).toHaveLength(1);
    });
    expect(screen.getByRole("button", { name: "2 starting" })).toBeDefined();
  });

  it("filters to a watch that is pressed, and names its health", async () => {
    const { monitor } = await opened();
    const watch = screen.getByRole("link", {
      name: /^data-eng, eu-west-2, Signed out, 1 cluster/u,
    });
    expect(watch.dataset).toMatchObject({ watchId: "data-eng/eu-west-2", health: "signedout" });
    await fireEvent.click(watch);
    expect(monitor.view.filter).toBe("watch:data-eng/eu-west-2");
    expect(watch.getAttribute("aria-current")).toBe("true");
    expect(screen.getByText(/^data-eng signed out at/u)).toBeDefined();
    await fireEvent.click(screen.getByRole("button", { name: "Try now" }));
  });

  it("names the demo, its speed, and that nothing of it is real", async () => {
    await opened({ mode: { is: "demo", scenario: "busy-day", speed: 60, asked: true } });
    expect(screen.getByText(/Every account, cluster and step is invented/u)).toBeDefined();
    expect(document.querySelector("[data-link=demo]")).not.toBeNull();
  });

  it("brings back a note that was dismissed when it says something else", async () => {
    const note = { id: "aws", level: "warning", title: "A line cannot be read", body: "Line 14." } as const;
    const { host } = await opened({ notes: [note] });
    await fireEvent.click(screen.getByRole("button", { name: "Dismiss: A line cannot be read" }));
    expect(screen.queryByText("Line 14.")).toBeNull();
    host.send({ n: 2, notes: [note] });
    await tick();
    expect(screen.queryByText("Line 14.")).toBeNull();
    host.send({ n: 3, notes: [{ ...note, body: "Line 15." }] });
    expect(await screen.findByText("Line 15.")).toBeDefined();
  });

  it("shows nothing green while nothing answers", async () => {
    const offline = trouble({ kind: "offline" });
    await opened({
      rows: fleetRows().map((row) => (row.staleAfter === null ? row : { ...row, trouble: offline })),
      watches: [watchRow({ health: "offline" })],
      status: statusLine({ offlineSince: offline.since }),
    });
    expect(document.querySelector("[data-link=offline]")).not.toBeNull();
    for (const row of document.querySelectorAll("[role=row][data-cluster-id]:not([data-status=done])")) {
      expect(row.querySelector(".fg-done, .pill.done, .bar:not(.hollow) .done"), row.textContent).toBeNull();
    }
  });

  it("says why the fleet cannot be read, and tries again when asked to", async () => {
    const { host } = await opened({}, (fake) => {
      const { answer } = fake;
      fake.answer = () => {
        fake.answer = answer;
        return Promise.reject(new HostFault("archive", "The archive is locked."));
      };
    });
    expect(await screen.findByText("The archive is locked.")).toBeDefined();
    await fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    await vi.waitFor(() => {
      expect(screen.queryByText("The archive is locked.")).toBeNull();
    });
    expect(host.asked.filter((what) => what === "snapshot")).toHaveLength(2);
  });
});
