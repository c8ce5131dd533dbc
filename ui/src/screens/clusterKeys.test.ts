import { fireEvent, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import { fleetRows, fleetSnapshot } from "../fixture/fleet";
import { openedIn } from "../fixture/opened";
import { withSizes } from "../fixture/sizes";

withSizes();

const rowOf = (name: string) => {
  const found = fleetRows().find((row) => row.name === name);
  if (!found) throw new Error(name);
  return found;
};
const RUNNING = rowOf("EU-WS_v12_2026Q2");
const ENDED = rowOf("CYBER_v3_2026Q2_accum");
const toggle = (name = /^Watch/u) => screen.getByRole("button", { name });
const opened = () => openedIn("clusters", { view: fleetSnapshot().view });
const followed = (asked: readonly string[]) => asked.filter((what) => /^(follow|leave) /u.test(what));

afterEach(() => {
  vi.restoreAllMocks();
});

describe("a cluster is watched", () => {
  it("by its toggle and by B, and again no longer, as the app tells", async () => {
    const { host } = await opened();
    const button = toggle();
    expect(button.getAttribute("aria-pressed")).toBe("false");
    await fireEvent.click(button);
    expect(button.getAttribute("aria-pressed")).toBe("false");
    host.send({ n: 2, rows: [{ ...RUNNING, watched: true }] });
    await tick();
    expect(toggle(/^Watching this cluster$/u).getAttribute("aria-pressed")).toBe("true");
    const row = document.querySelector(`[role=row][data-cluster-id="${RUNNING.id}"]`);
    expect(row?.getAttribute("data-watched")).toBe("true");
    expect(row?.querySelector("[role=img][aria-label=watched]")).not.toBeNull();
    await fireEvent.keyDown(document.body, { key: "b" });
    expect(followed(host.asked)).toEqual([`follow ${RUNNING.key}`, `leave ${RUNNING.key}`]);
  });

  it("by no letter that is held down, modified or typed", async () => {
    const { host } = await opened();
    for (const held of [{ repeat: true }, { ctrlKey: true }, { shiftKey: true }]) {
      await fireEvent.keyDown(document.body, { key: "b", ...held });
    }
    await fireEvent.keyDown(screen.getByRole("searchbox"), { key: "b" });
    expect(followed(host.asked)).toEqual([]);
  });

  it("not once it has ended: the toggle stays in reach and says why", async () => {
    const { host, monitor } = await opened();
    monitor.select(ENDED.key);
    await vi.waitFor(() => {
      expect(toggle().getAttribute("aria-disabled")).toBe("true");
    });
    expect(toggle().title).toContain("has ended");
    expect(toggle().hasAttribute("disabled")).toBe(false);
    await fireEvent.click(toggle());
    await fireEvent.keyDown(document.body, { key: "b" });
    expect(followed(host.asked)).toEqual([]);
  });
});

describe("other keys of the clusters", () => {
  it("copy the ID by Y, and say so", async () => {
    const writeText = vi.fn(() => Promise.resolve());
    vi.spyOn(navigator.clipboard, "writeText").mockImplementation(writeText);
    await opened();
    await fireEvent.keyDown(document.body, { key: "y" });
    expect(writeText).toHaveBeenCalledWith(RUNNING.id);
    await vi.waitFor(() => {
      expect(screen.getAllByRole("status").some((note) => note.textContent.includes(RUNNING.id))).toBe(true);
    });
  });

  it("turn to a tab by Ctrl and its number, inside the detail only", async () => {
    const { monitor } = await opened();
    await fireEvent.keyDown(document.body, { key: "2", ctrlKey: true });
    expect(monitor.view.tab).toBe("steps");
    toggle().focus();
    await fireEvent.keyDown(toggle(), { key: "3", ctrlKey: true });
    expect(monitor.view.tab).toBe("steps");
    await fireEvent.keyDown(toggle(), { key: "2", ctrlKey: true });
    expect(monitor.view.tab).toBe("configuration");
    await vi.waitFor(() => {
      expect(document.activeElement?.textContent).toContain("Configuration");
    });
  });
});
