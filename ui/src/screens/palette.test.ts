import { fireEvent, render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { describe, expect, it, vi } from "vitest";
import { fleetSnapshot } from "../fixture/fleet";
import { FakeHost } from "../fixture/host";
import { withSizes } from "../fixture/sizes";
import { Monitor } from "../state/monitor.svelte";
import App from "./App.svelte";

withSizes();

async function opened() {
  const host = new FakeHost(fleetSnapshot());
  const monitor = new Monitor(host);
  render(App, { monitor });
  await vi.waitFor(() => {
    expect(monitor.fleet.loaded).toBe(true);
  });
  await tick();
  return { host, monitor };
}

const FIELD = { name: "Command or cluster" };
const titles = () => screen.getAllByRole("option").map((option) => option.textContent);

async function typed(text: string) {
  await fireEvent.keyDown(window, { key: "k", ctrlKey: true });
  const field = await screen.findByRole("combobox", FIELD);
  await fireEvent.input(field, { target: { value: text } });
  await tick();
  return field;
}

describe("the palette", () => {
  it("opens by Ctrl K over any section and closes by it", async () => {
    await opened();
    await fireEvent.keyDown(window, { key: "k", ctrlKey: true });
    expect(await screen.findByRole("dialog", { name: "Command palette" })).toBeDefined();
    await fireEvent.keyDown(window, { key: "k", ctrlKey: true });
    await vi.waitFor(() => {
      expect(screen.queryByRole("dialog", { name: "Command palette" })).toBeNull();
    });
  });

  it("goes to the cluster that Enter is pressed on, from another section", async () => {
    const { monitor } = await opened();
    monitor.goTo("alerts");
    const row = [...monitor.fleet.rows.values()].at(-1);
    const field = await typed(row?.id ?? "");
    expect(titles()[0]).toContain(row?.name);
    await fireEvent.keyDown(field, { key: "Enter" });
    expect([monitor.view.section, monitor.view.selected]).toEqual(["clusters", row?.key]);
    expect(monitor.overlay.palette).toBe(false);
  });

  it("lists commands alone after >, and does the chosen one", async () => {
    const { host } = await opened();
    const field = await typed(">pause");
    expect(titles()).toHaveLength(1);
    await fireEvent.keyDown(field, { key: "Enter" });
    expect(host.asked).toContain("pause");
  });

  it("says why a command cannot be chosen, and does not choose it", async () => {
    const { monitor } = await opened();
    monitor.view.change({ filter: "", statuses: [] });
    const field = await typed(">clear");
    expect(titles()[0]).toContain("Nothing is filtered");
    await fireEvent.keyDown(field, { key: "Enter" });
    expect(monitor.overlay.palette).toBe(true);
  });

  it("filters by what follows a slash", async () => {
    const { monitor } = await opened();
    const field = await typed("/hail");
    await fireEvent.keyDown(field, { key: "Enter" });
    expect(monitor.view.filter).toBe("hail");
  });
});

describe("the list of keys", () => {
  it("opens by a question mark, but not in a field", async () => {
    await opened();
    await fireEvent.keyDown(screen.getByRole("searchbox"), { key: "?" });
    expect(screen.queryByRole("dialog", { name: "Keys" })).toBeNull();
    await fireEvent.keyDown(window, { key: "?" });
    expect(await screen.findByRole("dialog", { name: "Keys" })).toBeDefined();
  });
});
