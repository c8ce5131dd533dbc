import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";
import { cases } from "../fixture/cases";
import { FakeHost } from "../fixture/host";
import { clusterRow, NOW } from "../fixture/rows";
import { HostFault } from "../ipc/host";
import type { Snapshot } from "../ipc/wire";
import { Monitor } from "../state/monitor.svelte";
import { RecordedCanvases } from "../components/timeline/canvas.fixture";
import App from "./App.svelte";

const WIDTH = 800;
const HEIGHT = 640;

beforeEach(() => {
  const canvases = new RecordedCanvases();
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockImplementation(function (this: HTMLCanvasElement) {
    return canvases.context(this);
  });
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(WIDTH);
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(HEIGHT);
});

function snapshot(part: Partial<Snapshot> = {}): Snapshot {
  const made = cases["timeline"]?.();
  if (!made) throw new Error("there is no such case");
  return { ...made, ...part };
}

async function open(part: Partial<Snapshot> = {}, prepare: (host: FakeHost) => void = () => undefined) {
  const host = new FakeHost(snapshot(part));
  prepare(host);
  const monitor = new Monitor(host);
  render(App, { monitor });
  await waitFor(() => {
    expect(host.asked).toContain("timeline");
  });
  return { host, monitor };
}

const option = (name: RegExp) => screen.findByRole("option", { name });

test("every cluster is a lane, grouped by what it needs", async () => {
  await open();
  expect(await option(/^US-EQ_v9_2026Q2, failed/u)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Needs attention, 4" })).toBeTruthy();
  expect(screen.getByRole("listbox", { name: "Clusters" })).toBeTruthy();
  expect(screen.getByText("16 clusters, last 12 hours")).toBeTruthy();
});

test("a span that is chosen is pressed, and its stretch is read", async () => {
  const { host } = await open();
  await option(/^US-EQ/u);
  const before = host.asked.filter((one) => one === "timeline").length;
  await fireEvent.click(screen.getByRole("button", { name: "7 days" }));
  expect(screen.getByRole("button", { name: "7 days" }).getAttribute("aria-pressed")).toBe("true");
  expect(screen.getByRole("button", { name: "12 hours" }).getAttribute("aria-pressed")).toBe("false");
  await waitFor(() => {
    expect(host.asked.filter((one) => one === "timeline").length).toBeGreaterThan(before);
  });
});

test("a cluster that is selected is told under the lanes, and opened by Enter", async () => {
  const { monitor } = await open();
  const lane = await option(/^EU-HAIL_v2_2026Q2/u);
  await fireEvent.click(lane);
  expect(await screen.findByRole("region", { name: "Selected cluster" })).toBeTruthy();
  await fireEvent.keyDown(lane, { key: "Enter" });
  expect(monitor.view.section).toBe("clusters");
  expect(monitor.view.selected).toContain(lane.dataset["clusterId"] ?? "none");
});

test("looking at the timeline opens no cluster, so that it costs no call", async () => {
  const { host } = await open();
  const opened = () => host.asked.filter((one) => one.startsWith("open")).length;
  const before = opened();
  await fireEvent.click(await option(/^EU-HAIL_v2_2026Q2/u));
  await new Promise((rested) => setTimeout(rested, 0));
  expect(opened()).toBe(before);
});

test("the filter leaves the lanes it finds, and says so when it finds none", async () => {
  const { monitor } = await open();
  await option(/^US-EQ/u);
  monitor.view.change({ filter: "PRICING" });
  await waitFor(() => {
    expect(screen.getAllByRole("option").filter((one) => one.dataset["key"])).toHaveLength(1);
  });
  monitor.view.change({ filter: "nowhere" });
  expect(await screen.findByText("No cluster matches this filter")).toBeTruthy();
});

test("a group folds away and comes back", async () => {
  await open();
  await option(/^US-EQ/u);
  const head = screen.getByRole("button", { name: "Needs attention, 4" });
  await fireEvent.click(head);
  expect(screen.queryByRole("option", { name: /^US-EQ/u })).toBeNull();
  await fireEvent.click(screen.getByRole("button", { name: "Needs attention, 4" }));
  expect(await option(/^US-EQ/u)).toBeTruthy();
});

test("the same steps are there as a table", async () => {
  await open();
  await option(/^US-EQ/u);
  await fireEvent.click(screen.getByRole("button", { name: "Show as table" }));
  expect(screen.getByRole("grid", { name: "Steps in this time span" })).toBeTruthy();
  expect(screen.queryByRole("listbox", { name: "Clusters" })).toBeNull();
});

test("no cluster at all is said, and a fault with how to try again", async () => {
  await open({ rows: [] });
  expect(await screen.findByText("No cluster ran in this time span")).toBeTruthy();
});

test("a timeline that cannot be read says why and is read again on a press", async () => {
  const { host } = await open({}, (one) => {
    one.told = () => Promise.reject(new HostFault("stopping", "EMR Monitor is closing."));
  });
  expect(await screen.findByText(/EMR Monitor is closing/u)).toBeTruthy();
  host.told = new FakeHost(snapshot()).told;
  await fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await option(/^US-EQ/u)).toBeTruthy();
});

test("a batch that changes a row has the timeline read again, one of ages alone has not", async () => {
  const { host } = await open();
  await option(/^US-EQ/u);
  const count = () => host.asked.filter((one) => one === "timeline").length;
  const before = count();
  host.send({ n: 2, ages: [] });
  host.send({ n: 3, rows: [clusterRow({ newest: NOW })] });
  await waitFor(
    () => {
      expect(count()).toBe(before + 1);
    },
    { timeout: 5000 },
  );
});
