import { describe, expect, it } from "vitest";
import { fleetSnapshot } from "../fixture/fleet";
import { batch } from "../fixture/batch";
import { clusterRow, NOW, statusLine, watchRow } from "../fixture/rows";
import { FleetStore } from "./fleet.svelte";

function loaded(): FleetStore {
  const store = new FleetStore();
  store.load(fleetSnapshot({ n: 4, rows: [clusterRow({ id: "j-1" }), clusterRow({ id: "j-2" })] }));
  return store;
}

const key = (id: string) => `111122223333/eu-west-1/${id}`;

describe("the fleet", () => {
  it("takes in the batch that follows the last one", () => {
    const store = loaded();
    const changed = clusterRow({ id: "j-1", state: "TERMINATED", status: "done" });
    expect(store.apply(batch({ n: 5, rows: [changed], gone: [key("j-2")] }))).toBe("applied");
    expect([...store.rows.values()]).toEqual([changed]);
    expect(store.n).toBe(5);
  });

  it("drops what the snapshot already included, in whatever order it comes", () => {
    const store = loaded();
    for (const n of [4, 2, 3, 1]) expect(store.apply(batch({ n, gone: [key("j-1")] }))).toBe("old");
    expect(store.rows.size).toBe(2);
  });

  it("takes in nothing after a gap", () => {
    const store = loaded();
    expect(store.apply(batch({ n: 6, gone: [key("j-1")] }))).toBe("gap");
    expect(store.rows.size).toBe(2);
    expect(store.n).toBe(4);
  });

  it("makes a row that was only read again younger and leaves the rest of it alone", () => {
    const store = loaded();
    const before = store.rows.get(key("j-1"));
    store.apply(batch({ n: 5, ages: [{ key: key("j-1"), stateAt: NOW, stepsAt: NOW, staleAfter: 1 }] }));
    expect(store.rows.get(key("j-1"))).toEqual({ ...before, stateAt: NOW, stepsAt: NOW, staleAfter: 1 });
  });

  it("ignores the age of a row it does not know", () => {
    const store = loaded();
    store.apply(batch({ n: 5, ages: [{ key: "other", stateAt: 0, stepsAt: null, staleAfter: null }] }));
    expect(store.rows.size).toBe(2);
  });

  it("keeps watches, status and notes that a batch does not name", () => {
    const store = loaded();
    const { watches, status, notes } = store;
    store.apply(batch({ n: 5 }));
    expect([store.watches, store.status, store.notes]).toEqual([watches, status, notes]);
    store.apply(batch({ n: 6, watches: [watchRow()], status: statusLine({ throttled: 3 }), notes: [] }));
    expect(store.watches).toEqual([watchRow()]);
    expect(store.status?.throttled).toBe(3);
  });
});
