import { describe, expect, it } from "vitest";
import { detailHead, fleetDetail } from "../fixture/detail";
import { batch } from "../fixture/batch";
import { stepRow } from "../fixture/rows";
import { DetailStore } from "./detail.svelte";

const KEY = "111122223333/eu-west-1/j-2KX8N4T7QWE1M";
const head = detailHead({ slots: 9 });
const patch = (n: number, key = KEY) =>
  batch({ n, detail: { key, head, steps: [stepRow({ number: 2, state: "FAILED" })] } });

function opened(n = 5): DetailStore {
  const store = new DetailStore();
  store.begin(KEY);
  store.load(KEY, fleetDetail({ n, steps: [stepRow({ number: 1 }), stepRow({ number: 2 })] }));
  return store;
}

describe("the opened cluster", () => {
  it("takes in a patch: the head whole, the steps that changed, in their order", () => {
    const store = opened();
    store.apply(patch(6));
    expect(store.head?.slots).toBe(9);
    expect(store.steps.map(({ number, state }) => `${number} ${state}`)).toEqual(["1 COMPLETED", "2 FAILED"]);
  });

  it("drops a patch that its answer already included, and one of another cluster", () => {
    const store = opened();
    store.apply(patch(5));
    store.apply(patch(6, "another"));
    expect(store.steps[1]?.state).toBe("COMPLETED");
  });

  it("takes in what came while it was being opened", () => {
    const store = new DetailStore();
    store.begin(KEY);
    store.apply(patch(6));
    store.load(KEY, fleetDetail({ n: 5, steps: [stepRow({ number: 1 })] }));
    expect(store.steps.map(({ number }) => number)).toEqual([1, 2]);
  });

  it("drops an answer that comes after another cluster was opened", () => {
    const store = opened();
    store.begin("another");
    store.load(KEY, fleetDetail());
    expect(store.head).toBeUndefined();
    store.fail(KEY, "late");
    expect(store.fault).toBe("");
  });

  it("keeps what it shows while it is read again", () => {
    const store = opened();
    store.begin(KEY);
    expect(store.head).toBeDefined();
    store.fail(KEY, "No such cluster.");
    expect(store.fault).toBe("No such cluster.");
    expect(store.steps).toHaveLength(2);
  });
});
