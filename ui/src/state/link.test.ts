import { describe, expect, it, vi } from "vitest";
import { fleetSnapshot } from "../fixture/fleet";
import { FakeHost } from "../fixture/host";
import { clusterRow } from "../fixture/rows";
import { HostFault } from "../ipc/host";
import type { Snapshot } from "../ipc/wire";
import { FleetStore } from "./fleet.svelte";
import { Link } from "./link.svelte";

function linked(host: FakeHost) {
  const fleet = new FleetStore();
  const ends = { loaded: vi.fn(), applied: vi.fn(), shown: vi.fn() };
  return { fleet, ends, link: new Link(host, fleet, ends) };
}

/** A snapshot that is answered when the test says so. */
function delayed(host: FakeHost): (snapshot: Snapshot) => void {
  let answer: (snapshot: Snapshot) => void = () => undefined;
  host.answer = () =>
    new Promise((resolve) => {
      answer = resolve;
    });
  return (snapshot) => {
    answer(snapshot);
  };
}

const none = (n: number) => fleetSnapshot({ n, rows: [] });
const born = (id: string) => ({ rows: [clusterRow({ id })] });

describe("the link", () => {
  it("subscribes before it asks for the snapshot, so that nothing falls between", async () => {
    const host = new FakeHost();
    await linked(host).link.start();
    expect(host.asked).toEqual(["subscribe", "snapshot"]);
  });

  it("takes in what came while the snapshot was read, and not twice", async () => {
    const host = new FakeHost();
    const answer = delayed(host);
    const { link, fleet, ends } = linked(host);
    const started = link.start();
    await vi.waitFor(() => {
      expect(host.asked).toContain("snapshot");
    });
    host.send({ n: 7, ...born("j-7") });
    host.send({ n: 8, ...born("j-8") });
    answer(none(7));
    await started;
    expect([...fleet.rows.values()].map(({ id }) => id)).toEqual(["j-8"]);
    expect(ends.applied).toHaveBeenCalledTimes(1);
  });

  it("reads the snapshot again after a gap, and goes on from there", async () => {
    const host = new FakeHost(none(1));
    const { link, fleet } = linked(host);
    await link.start();
    const answer = delayed(host);
    host.send({ n: 3, ...born("j-3") });
    host.send({ n: 4, ...born("j-4") });
    await vi.waitFor(() => {
      expect(host.asked).toEqual(["subscribe", "snapshot", "snapshot"]);
    });
    answer(fleetSnapshot({ n: 3, ...born("j-3") }));
    await vi.waitFor(() => {
      expect(fleet.n).toBe(4);
    });
    expect([...fleet.rows.values()].map(({ id }) => id)).toEqual(["j-3", "j-4"]);
  });

  it("says why the fleet cannot be read, and reads it when asked again", async () => {
    const host = new FakeHost(none(1));
    const { answer } = host;
    host.answer = () =>
      Promise.reject(new HostFault("archive", "The archive is locked. Close the other app."));
    const { link, fleet } = linked(host);
    await link.start();
    expect(link.fault).toBe("The archive is locked. Close the other app.");
    expect(fleet.loaded).toBe(false);
    host.answer = answer;
    await link.start();
    expect(link.fault).toBe("");
    expect(fleet.loaded).toBe(true);
  });
});
