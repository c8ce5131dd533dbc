import { fireEvent, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { describe, expect, it, vi } from "vitest";
import { openedIn } from "../fixture/opened";
import { withSizes } from "../fixture/sizes";
import { viewRow } from "../fixture/views";

withSizes();

const current = () => document.querySelector("[data-view][aria-current]")?.getAttribute("data-view");
const title = () => document.querySelector("h1")?.textContent;

describe("the views", () => {
  it("are shown with what they find, and looked through by a press", async () => {
    const { monitor } = await openedIn("clusters");
    expect(current()).toBe("all");
    await fireEvent.click(screen.getByRole("link", { name: "Mine, 3 clusters" }));
    expect([monitor.view.filter, current(), title()]).toEqual(["owner:me", "mine", "Mine"]);
    await fireEvent.click(screen.getByRole("link", { name: "EU-WS 2026Q2, 3 clusters" }));
    expect([monitor.view.sort, title()]).toEqual(["elapsed", "EU-WS 2026Q2"]);
  });

  it("are gone to by G and their place, from any section", async () => {
    const { monitor } = await openedIn("alerts");
    expect(current()).toBeUndefined();
    for (const key of ["g", "3"]) await fireEvent.keyDown(document.body, { key });
    expect([monitor.view.section, monitor.view.filter, current()]).toEqual([
      "clusters",
      "status:idle",
      "idle",
    ]);
    for (const key of ["g", "9"]) await fireEvent.keyDown(document.body, { key });
    expect(current()).toBe("idle");
  });

  it("are told to be empty with the reason where nobody knows who the user is", async () => {
    await openedIn("clusters", {
      views: [viewRow({ key: "mine", name: "Mine", count: null, off: "Say who you are." })],
    });
    expect(screen.getByRole("link", { name: "Mine" }).title).toContain("Say who you are.");
  });

  it("are saved under a name, with the fault where that fails, and removed", async () => {
    const { host, monitor } = await openedIn("clusters");
    monitor.view.change({ filter: "EU", statuses: ["idle"] });
    await fireEvent.click(screen.getByRole("button", { name: "Save what is shown as a view" }));
    await tick();
    const name = screen.getByLabelText("Name");
    await fireEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(screen.getByText("A view needs a name.")).toBeDefined();
    await fireEvent.input(name, { target: { value: "Idle in the EU" } });
    await fireEvent.click(screen.getByRole("button", { name: "Save" }));
    const saved = { name: "Idle in the EU", filter: "EU status:idle", sort: "", descending: false };
    expect(host.asked).toContain(`set saveView ${JSON.stringify(saved)}`);
    await vi.waitFor(() => {
      expect(screen.queryByLabelText("Name")).toBeNull();
    });
    await fireEvent.click(screen.getByRole("button", { name: "Remove the view EU-WS 2026Q2" }));
    expect(host.asked).toContain("set removeView EU-WS 2026Q2");
  });
});
