import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";
import { RecordedCanvases } from "../components/timeline/canvas.fixture";
import { cases } from "../fixture/cases";
import { FakeHost } from "../fixture/host";
import { statusLine } from "../fixture/rows";
import type { LanesView } from "../ipc/wire";
import { Monitor } from "../state/monitor.svelte";
import App from "./App.svelte";

beforeEach(() => {
  const canvases = new RecordedCanvases();
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockImplementation(function (this: HTMLCanvasElement) {
    return canvases.context(this);
  });
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(800);
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(640);
});

function open(
  lanes: Partial<LanesView> = {},
  from = "timeline",
  prepare: (host: FakeHost) => void = () => undefined,
) {
  const made = cases[from]?.();
  if (!made) throw new Error("there is no such case");
  const view = { ...made.view, section: "timeline", lanes: { ...made.view.lanes, ...lanes } };
  const host = new FakeHost({ ...made, view });
  prepare(host);
  const monitor = new Monitor(host);
  render(App, { monitor });
  return { host, monitor };
}

const pressed = (name: string) => screen.getByRole("button", { name }).getAttribute("aria-pressed");
const lane = (name: RegExp) => screen.findByRole("option", { name });

test("span, grouping, folded groups and fitting come back as they were kept", async () => {
  open({ span: 3 * 3_600_000, grouping: "region", folded: ["eu-west-1"], fitted: true });
  const head = await screen.findByRole("button", { name: /^eu-west-1, \d+$/u });
  expect(head.getAttribute("aria-expanded")).toBe("false");
  expect([pressed("3 hours"), pressed("12 hours"), pressed("Fit all lanes")]).toEqual([
    "true",
    "false",
    "true",
  ]);
});

test("the table comes back as it was kept", async () => {
  open({ table: true });
  expect(await screen.findByRole("grid", { name: "Steps in this time span" })).toBeTruthy();
});

test("what is chosen is handed to Rust to be kept", async () => {
  const { host, monitor } = open();
  await lane(/^US-EQ/u);
  await fireEvent.click(screen.getByRole("button", { name: "24 hours" }));
  await fireEvent.click(screen.getByRole("button", { name: /^Ended, \d+$/u }));
  await fireEvent.click(screen.getByRole("button", { name: "Show as table" }));
  monitor.view.flush();
  expect(host.views.at(-1)?.lanes).toEqual({
    span: 24 * 3_600_000,
    grouping: "",
    folded: ["ended"],
    table: true,
    fitted: false,
  });
});

test("clusters that are too many to be shown are told of, with what to do", async () => {
  open({}, "timeline", (host) => {
    const whole = host.told;
    host.told = async (from, to) => ({ ...(await whole(from, to)), leftOut: 1 });
  });
  expect(await screen.findByText(/^The newest \d+ clusters are shown$/u)).toBeTruthy();
  expect(screen.getByText(/Choose a shorter span/u)).toBeTruthy();
});

test("without network no lane looks live, and it is said since when", async () => {
  open({}, "offline");
  expect(await screen.findByText("No network since 14:29")).toBeTruthy();
  await waitFor(() => {
    expect(
      screen.getAllByRole("option", { name: /offline since 14:29|no network since 14:29/u }).length,
    ).toBeGreaterThan(3);
  });
  const live = screen.getAllByRole("option").filter((one) => / of \d+.* pending$/u.test(one.ariaLabel ?? ""));
  expect(live).toEqual([]);
});

test("while watching is paused the timeline says so, and how to go on", async () => {
  const { host } = open();
  await lane(/^US-EQ/u);
  host.send({ n: 2, status: statusLine({ pausedSince: Date.UTC(2026, 6, 14, 14, 19) }) });
  const note = await screen.findByRole("note");
  expect(note.textContent).toMatch(/paused/iu);
  expect(within(note).getByRole("button", { name: "Resume" })).toBeTruthy();
});

test("what was not read for long is told on its lane", async () => {
  open();
  expect(await lane(/^DATA-exposure-nightly, signed out since /u)).toBeTruthy();
});
