import { fireEvent, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { describe, expect, it, vi } from "vitest";
import { openedIn } from "../fixture/opened";
import { withSizes } from "../fixture/sizes";

withSizes();

const opened = () => openedIn("clusters");

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

  it("copies what is asked for and says so, or that the clipboard did not take it", async () => {
    const writeText = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
    const { monitor } = await opened();
    const row = [...monitor.fleet.rows.values()][0];
    monitor.view.change({ selected: row?.key ?? "" });
    await fireEvent.keyDown(await typed(">CLI"), { key: "Enter" });
    await vi.waitFor(() => {
      expect(screen.getByText(/^Copied/).textContent).toContain(`--cluster-id ${row?.id}`);
    });
    writeText.mockRejectedValue(new Error("no clipboard"));
    await fireEvent.keyDown(await typed(">CLI"), { key: "Enter" });
    expect(await screen.findByText("The clipboard did not take it")).toBeDefined();
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
