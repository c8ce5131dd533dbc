import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fleetDetail } from "../fixture/detail";
import { fleetRows, fleetSnapshot } from "../fixture/fleet";
import { FakeHost } from "../fixture/host";
import { watchRow } from "../fixture/rows";
import { HostFault } from "../ipc/host";
import type { Snapshot } from "../ipc/wire";
import { Monitor } from "./monitor.svelte";

const UNSEEN = { ...fleetSnapshot().view, selected: "", detailOpen: false };
const keyOf = (name: string) => fleetRows().find((row) => row.name === name)?.key ?? "";

async function started(part: Partial<Snapshot>, prepare?: (host: FakeHost) => void) {
  const host = new FakeHost(fleetSnapshot(part));
  prepare?.(host);
  const monitor = new Monitor(host, { now: () => 0, every: () => () => undefined });
  await monitor.start();
  await vi.advanceTimersByTimeAsync(0);
  return { host, monitor };
}

const opens = (host: FakeHost) => host.asked.filter((what) => what.startsWith("open"));

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("the window's acts", () => {
  it("open the worst cluster the first time there is one, once every watch was read", async () => {
    const reading = [watchRow(), watchRow({ region: "us-east-1", health: "loading" })];
    const { host, monitor } = await started({ view: UNSEEN, watches: reading });
    expect(monitor.view.selected).toBe("");
    host.send({ n: 2, watches: [watchRow()] });
    expect(monitor.view.selected).toBe(keyOf("US-EQ_v9_2026Q2"));
    expect(opens(host)).toEqual([`open ${keyOf("US-EQ_v9_2026Q2")}`]);
  });

  it("open what was open when the window was last there", async () => {
    const { host, monitor } = await started({});
    expect(opens(host)).toHaveLength(1);
    expect(monitor.detail.steps).toHaveLength(16);
  });

  it("open nothing for rows that the arrow keys only pass", async () => {
    const { host, monitor } = await started({});
    for (const row of fleetRows().slice(0, 6)) {
      monitor.select(row.key);
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(opens(host)).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(80);
    expect(opens(host)).toHaveLength(2);
  });

  it("close what was opened when the detail is hidden", async () => {
    const { host, monitor } = await started({});
    monitor.showDetail(false);
    expect(host.asked.at(-1)).toBe("close");
    expect(monitor.detail.key).toBe("");
  });

  it("say why a cluster cannot be opened, and open it when asked again", async () => {
    const { monitor, host } = await started({}, (fake) => {
      fake.detail = () => Promise.reject(new HostFault("notFound", "No cluster of that name."));
    });
    expect(monitor.detail.fault).toBe("No cluster of that name.");
    host.detail = () => Promise.resolve(fleetDetail());
    monitor.reopen();
    await vi.advanceTimersByTimeAsync(0);
    expect(monitor.detail.fault).toBe("");
    expect(monitor.detail.head).toBeDefined();
  });

  it("open a cluster that was asked for before its list was read as soon as it is listed", async () => {
    const { monitor, host } = await started({}, (fake) => {
      fake.detail = () => Promise.reject(new HostFault("notFound", "No cluster of that name."));
    });
    expect(monitor.detail.isGone).toBe(true);
    host.detail = () => Promise.resolve(fleetDetail());
    host.send({ n: 2 });
    await vi.advanceTimersByTimeAsync(0);
    expect(monitor.detail.head).toBeDefined();
  });

  it("read the opened cluster again after a gap, and keep showing it meanwhile", async () => {
    const { monitor, host } = await started({});
    host.send({ n: 9 });
    expect(monitor.detail.head).toBeDefined();
    await vi.advanceTimersByTimeAsync(0);
    expect(opens(host)).toHaveLength(2);
    expect(monitor.detail.steps).toHaveLength(16);
  });

  it("hand over how the window is looked at before it goes", async () => {
    const { monitor, host } = await started({});
    monitor.view.change({ filter: "hail" });
    monitor.stop();
    expect(host.views.map(({ filter }) => filter)).toEqual(["hail"]);
  });

  it("are overruled by what was opened from outside, also while a snapshot is read", async () => {
    const view = { ...fleetSnapshot().view, selected: keyOf("US-TO_v6_2026Q2"), step: "s-1" };
    const { monitor, host } = await started({}, (fake) => {
      const { answer } = fake;
      fake.answer = () => {
        fake.send({ n: 1, view });
        return answer();
      };
    });
    expect(monitor.view.selected).toBe(view.selected);
    expect([monitor.view.step, monitor.isArriving]).toEqual(["s-1", true]);
    expect(opens(host).at(-1)).toBe(`open ${view.selected}`);
  });

  it("open what a notice opened when batches before it were lost", async () => {
    const { monitor, host } = await started({});
    host.send({ n: 7, view: { ...fleetSnapshot().view, selected: keyOf("US-TO_v6_2026Q2") } });
    await vi.advanceTimersByTimeAsync(0);
    expect(monitor.view.selected).toBe(keyOf("US-TO_v6_2026Q2"));
    expect(monitor.detail.key).toBe(monitor.view.selected);
  });
});
