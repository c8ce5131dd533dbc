import { fireEvent, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { describe, expect, it, vi } from "vitest";
import { healthView } from "../../fixture/health";
import { openedIn } from "../../fixture/opened";
import { statusLine } from "../../fixture/rows";
import { withSizes } from "../../fixture/sizes";

withSizes();

const trigger = () => screen.getByRole("button", { name: /^API budget, 72 % free, 7 calls\/min/u });

async function pressed() {
  const opened = await openedIn("clusters", { status: statusLine({ throttles: 3 }) });
  await fireEvent.click(trigger());
  const dialog = await screen.findByRole("dialog", { name: "API budget" });
  return { ...opened, dialog };
}

describe("the budget meter", () => {
  it("stays a meter, and is pressed to show the calls behind it", async () => {
    const { host, dialog } = await pressed();
    const meter = screen.getByRole("meter", { name: "API budget free, 72 percent", hidden: true });
    expect(meter.getAttribute("aria-valuenow")).toBe("72");
    expect(host.views.at(-1)?.budgetOpen).toBe(true);
    expect(dialog.textContent).toContain("Being read");
    host.send({ n: 2, health: healthView() });
    await tick();
    expect(dialog.querySelectorAll("[data-budget]")).toHaveLength(3);
    expect(dialog.textContent).toContain("AWS refused 3 in the last 10 minutes.");
    expect(dialog.textContent).toContain("The app allows itself 50\u00a0% of what AWS grants");
  });

  it("hides them again by Escape and by its button, and tells Rust", async () => {
    const { host, dialog } = await pressed();
    await fireEvent.keyDown(dialog, { key: "Escape" });
    await vi.waitFor(() => {
      expect(screen.queryByRole("dialog")).toBeNull();
    });
    expect(host.views.at(-1)?.budgetOpen, "at once, so that the next look begins anew").toBe(false);
    await fireEvent.click(trigger());
    await fireEvent.click(await screen.findByRole("button", { name: "Close" }));
    await vi.waitFor(() => {
      expect(screen.queryByRole("dialog")).toBeNull();
    });
  });

  it("leads to Health and to the setting of its share", async () => {
    const { monitor } = await pressed();
    await fireEvent.click(screen.getByRole("button", { name: "Health" }));
    expect([monitor.view.section, monitor.view.budgetOpen]).toEqual(["health", false]);
    await fireEvent.click(trigger());
    await fireEvent.click(await screen.findByRole("button", { name: "Change the share" }));
    expect([monitor.view.section, monitor.view.budgetOpen]).toEqual(["settings", false]);
  });

  it("shows nothing of what was told the last time", async () => {
    const { host, monitor } = await pressed();
    host.send({ n: 2, health: healthView() });
    monitor.showBudget(false);
    await tick();
    await fireEvent.click(trigger());
    expect((await screen.findByRole("dialog")).textContent).toContain("Being read");
  });
});
