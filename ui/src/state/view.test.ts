import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fleetSnapshot } from "../fixture/fleet";
import type { ViewState } from "../ipc/wire";
import { ViewStore } from "./view.svelte";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("how the window is looked at", () => {
  it("is handed over once it rests for 150 ms", () => {
    const keep = vi.fn<(view: ViewState) => void>();
    const view = new ViewStore(keep);
    view.change({ sort: "steps" });
    vi.advanceTimersByTime(149);
    view.change({ sort: "elapsed" });
    vi.advanceTimersByTime(149);
    expect(keep).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(keep.mock.calls.map(([{ sort }]) => sort)).toEqual(["elapsed"]);
  });

  it("is handed over at once when the filter is another, since the rows wait for it", () => {
    const keep = vi.fn<(view: ViewState) => void>();
    const view = new ViewStore(keep);
    view.change({ filter: "eu" });
    view.change({ filter: "eu-ws", sort: "steps" });
    expect(keep.mock.calls.map(([{ filter }]) => filter)).toEqual(["eu", "eu-ws"]);
    vi.advanceTimersByTime(1000);
    expect(keep).toHaveBeenCalledTimes(2);
  });

  it("is handed over at once before the window goes, and only when something changed", () => {
    const keep = vi.fn<(view: ViewState) => void>();
    const view = new ViewStore(keep);
    view.flush();
    view.change({ filter: "" });
    view.flush();
    expect(keep).not.toHaveBeenCalled();
    view.change({ tab: "configuration" });
    view.flush();
    vi.advanceTimersByTime(1000);
    expect(keep).toHaveBeenCalledTimes(1);
  });

  it("comes back as it was kept, without being handed over again", () => {
    const keep = vi.fn<(view: ViewState) => void>();
    const view = new ViewStore(keep);
    view.load({ ...fleetSnapshot().view, filter: "hail", tab: "configuration", scroll: 76 });
    vi.advanceTimersByTime(1000);
    expect([view.filter, view.tab, view.scroll]).toEqual(["hail", "configuration", 76]);
    expect(keep).not.toHaveBeenCalled();
  });
});
