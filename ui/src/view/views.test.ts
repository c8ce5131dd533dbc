import { describe, expect, it } from "vitest";
import { viewRow, viewRows } from "../fixture/views";
import { currentView, lookedThrough, savedAs, typedNames, viewIcon, viewName } from "./views";

const LOOKED = { filter: "", statuses: [], sort: "", descending: false };

describe("a view", () => {
  it("is the current one when its filter and its order are, with no status narrowed to", () => {
    const views = viewRows();
    const current = (part: object) => currentView(views, { ...LOOKED, ...part })?.key;
    expect(current({})).toBe("all");
    expect(current({ filter: " owner:me " })).toBe("mine");
    expect(current({ filter: "owner:me", sort: "cluster" })).toBeUndefined();
    expect(current({ statuses: ["idle"] })).toBeUndefined();
    expect(current({ filter: "EU-WS 2026Q2", sort: "elapsed" })).toBe("own:EU-WS 2026Q2");
  });

  it("is meant by its owner where a built-in one finds the same", () => {
    const views = [
      ...viewRows(),
      viewRow({ key: "own:Lazy", name: "Lazy", filter: "status:idle", own: true }),
    ];
    expect(currentView(views, { ...LOOKED, filter: "status:idle" })?.key).toBe("own:Lazy");
  });

  it("is saved with what the strip narrows to, and shown again as it was", () => {
    const looked = { filter: "EU ", statuses: ["idle", "failed"], sort: "elapsed", descending: true };
    const saved = savedAs(" Costly ", looked);
    expect(saved).toEqual({
      name: "Costly",
      filter: "EU status:idle,failed",
      sort: "elapsed",
      descending: true,
    });
    const row = { key: "own:Costly", view: saved, own: true, count: 1, off: "" };
    expect(lookedThrough(row)).toEqual({ ...looked, filter: "EU status:idle,failed", statuses: [] });
  });

  it("says how many clusters it finds, and nothing where it cannot", () => {
    expect(viewName(viewRow({ count: 1 }))).toBe("All clusters, 1 cluster");
    expect(viewName(viewRow({ name: "Mine", count: null, off: "Nobody is known." }))).toBe("Mine");
    expect([viewRow({}), viewRow({ key: "own:x", own: true })].map(viewIcon)).toEqual(["layers", "pin"]);
  });
});

it("names are typed parted by commas", () => {
  expect(typedNames(" m.dubois, ,a.keller ")).toEqual(["m.dubois", "a.keller"]);
});
