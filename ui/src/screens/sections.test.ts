import { fireEvent, render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { describe, expect, it, vi } from "vitest";
import { fleetRows, fleetSnapshot } from "../fixture/fleet";
import { FakeHost } from "../fixture/host";
import { statusLine } from "../fixture/rows";
import { withSizes } from "../fixture/sizes";
import { Monitor } from "../state/monitor.svelte";
import App from "./App.svelte";

withSizes();

// One cluster that is not opened: what is drawn of it is tested elsewhere.
const SMALL = {
  rows: fleetRows().slice(0, 1),
  view: { ...fleetSnapshot().view, selected: "k", detailOpen: false },
};

async function opened(host = new FakeHost(fleetSnapshot(SMALL))) {
  const monitor = new Monitor(host);
  render(App, { monitor });
  await vi.waitFor(() => {
    expect(monitor.fleet.loaded).toBe(true);
  });
  await tick();
  return { host, monitor };
}

const current = () => document.querySelector("[data-nav][aria-current=page]")?.getAttribute("data-nav");

describe("the sections", () => {
  it("are gone to by G and a letter, with the focus", async () => {
    await opened();
    expect(current()).toBe("clusters");
    await fireEvent.keyDown(document.body, { key: "g" });
    await fireEvent.keyDown(document.body, { key: "a" });
    expect(current()).toBe("alerts");
    expect(document.querySelector("h1")?.textContent).toBe("Alerts");
    await vi.waitFor(
      () => {
        expect(document.activeElement?.hasAttribute("data-alert-id")).toBe(true);
      },
      { timeout: 4000 },
    );
    await fireEvent.keyDown(document.body, { key: "g" });
    await fireEvent.keyDown(document.body, { key: "c" });
    expect(current()).toBe("clusters");
  });

  it("have keys of their own for Accounts and Settings, with the focus", async () => {
    await opened();
    for (const key of ["g", "u"]) await fireEvent.keyDown(document.body, { key });
    expect(current()).toBe("accounts");
    await vi.waitFor(() => {
      expect(document.activeElement?.getAttribute("role")).toBe("option");
    });
    await fireEvent.keyDown(document.body, { key: ",", ctrlKey: true });
    expect(current()).toBe("settings");
    await vi.waitFor(() => {
      expect(document.activeElement?.closest("[data-setting]")).not.toBeNull();
    });
  });

  it("are led to by the plus beside the watches", async () => {
    await opened();
    await fireEvent.click(screen.getByRole("button", { name: "Add a watch" }));
    expect(current()).toBe("accounts");
  });

  it("are gone to by a press", async () => {
    await opened();
    await fireEvent.click(screen.getByRole("link", { name: "Alerts" }));
    expect(current()).toBe("alerts");
  });

  it("are not gone to by a letter alone, with another between, or in a field", async () => {
    await opened();
    for (const key of ["a", "g", "x", "a"]) await fireEvent.keyDown(document.body, { key });
    const field = screen.getByRole("searchbox");
    for (const key of ["g", "a"]) await fireEvent.keyDown(field, { key });
    expect(current()).toBe("clusters");
  });

  it("count unread alerts beside their name", async () => {
    const { host } = await opened();
    expect(screen.getByRole("status", { name: "4 unread alerts" }).textContent).toBe("4");
    host.send({ n: 2, alerts: { rows: [], unseen: 0, digest: null } });
    await tick();
    expect(screen.queryByRole("status", { name: /unread alert/u })).toBeNull();
  });

  it("are taken over from outside, with the step that a notice opened", async () => {
    const { host, monitor } = await opened();
    monitor.goTo("alerts");
    const selected = SMALL.rows[0]?.key ?? "";
    const view = {
      ...fleetSnapshot().view,
      section: "clusters",
      selected,
      step: "s-3F0V4SY2H9U15",
      filter: "",
    };
    host.send({ n: 2, view });
    await vi.waitFor(
      () => {
        expect(document.activeElement?.getAttribute("role")).toBe("tab");
      },
      { timeout: 4000 },
    );
    expect(current()).toBe("clusters");
    expect(monitor.view.step).toBe("s-3F0V4SY2H9U15");
  });
});

describe("pausing", () => {
  it("is a button of the status bar, and Resume stands where the pause is told", async () => {
    const { host } = await opened();
    await fireEvent.click(screen.getByRole("button", { name: "Pause watching" }));
    expect(host.asked).toContain("pause");
    host.send({ n: 2, status: statusLine({ pausedSince: Date.UTC(2026, 6, 14, 14, 19) }) });
    await tick();
    expect(document.querySelector("[data-link=stale]")?.textContent).toContain("Paused since 14:19");
    const [resume] = screen.getAllByRole("button", { name: "Resume" });
    resume?.click();
    expect(host.asked).toContain("resume");
    for (const row of document.querySelectorAll("[role=row][data-cluster-id]:not([data-status=done])")) {
      expect(row.querySelector(".fg-done, .pill.done, .bar:not(.hollow) .done"), row.textContent).toBeNull();
    }
  });
});
