import { fireEvent, render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { describe, expect, it, vi } from "vitest";
import { alertsView, awayView, fleetAlerts, manyAlerts } from "../fixture/alerts";
import { fleetSnapshot } from "../fixture/fleet";
import { FakeHost } from "../fixture/host";
import { withSizes } from "../fixture/sizes";
import { HostFault } from "../ipc/host";
import type { Snapshot } from "../ipc/wire";
import { Monitor } from "../state/monitor.svelte";
import App from "./App.svelte";

withSizes();

const VIEW = { ...fleetSnapshot().view, selected: "k", detailOpen: false, section: "alerts" };

async function opened(part: Partial<Snapshot> = {}) {
  const host = new FakeHost(fleetSnapshot({ view: VIEW, ...part }));
  const monitor = new Monitor(host);
  render(App, { monitor });
  await vi.waitFor(() => {
    expect(monitor.fleet.loaded).toBe(true);
  });
  await tick();
  return { host, monitor };
}

const shown = () => [...document.querySelectorAll<HTMLElement>("[data-alert-id]")];
const times = () => shown().map((alert) => alert.querySelector("time")?.textContent);

async function listed(count: number): Promise<void> {
  await vi.waitFor(() => {
    expect(shown()).toHaveLength(count);
  });
}

const press = (key: string) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, cancelable: true });

describe("the alerts", () => {
  it("are listed newest first with what automation finds them by", async () => {
    await opened();
    await listed(7);
    expect(times()).toEqual(["14:19", "13:50", "13:27", "13:02", "12:31", "11:16", "22:10"]);
    expect(shown()[0]?.dataset).toMatchObject({
      alertId: fleetAlerts()[0]?.key,
      alertKind: "step_failed",
      read: "false",
    });
    expect(screen.getByRole("heading", { name: "Yesterday, Mon 13 Jul" })).toBeDefined();
    expect(screen.getByText("reason 14:26")).toBeDefined();
  });

  it("open their step in the clusters, count as seen, and take the focus there", async () => {
    const { host, monitor } = await opened();
    await listed(7);
    const [alert] = fleetAlerts();
    shown()[0]?.click();
    expect(monitor.view).toMatchObject({
      section: "clusters",
      selected: alert?.cluster,
      step: alert?.step,
      tab: "steps",
      detailOpen: true,
    });
    expect(host.views.at(-1)?.step).toBe(alert?.step);
    expect(host.asked).toContain(`seen ${alert?.key ?? ""}`);
    await vi.waitFor(
      () => {
        expect(document.activeElement?.getAttribute("role")).toBe("tab");
      },
      { timeout: 4000 },
    );
  });

  it("say at the place of the cluster that it is no longer listed", async () => {
    const { host } = await opened();
    host.detail = () => Promise.reject(new HostFault("notFound", "This cluster is no longer listed."));
    await listed(7);
    shown().at(-1)?.click();
    expect(await screen.findByText("This cluster is no longer listed")).toBeDefined();
    await fireEvent.click(screen.getByRole("button", { name: "Close" }));
    expect(screen.queryByText("This cluster is no longer listed")).toBeNull();
  });

  it("narrow to what is unread, and are marked all at once", async () => {
    const { host } = await opened();
    await fireEvent.click(screen.getByRole("button", { name: "Unread 4" }));
    await listed(4);
    await fireEvent.click(screen.getByRole("button", { name: "Mark all read" }));
    expect(host.asked).toContain("seen all");
    host.send({ n: 2, alerts: alertsView({ rows: fleetAlerts().map((row) => ({ ...row, seen: true })) }) });
    expect(await screen.findByText("Nothing unread")).toBeDefined();
    expect(screen.queryByRole("status", { name: /unread alert/u })).toBeNull();
  });

  it("are walked by keys with one Tab stop, also when there are 500", async () => {
    await opened({ alerts: alertsView({ rows: manyAlerts(500) }) });
    await vi.waitFor(() => {
      expect(shown().length).toBeGreaterThan(5);
    });
    expect(shown().length).toBeLessThan(80);
    const stops = () => shown().filter(({ tabIndex }) => tabIndex === 0);
    expect(stops()).toHaveLength(1);
    stops()[0]?.focus();
    for (const [key, time] of [
      ["ArrowDown", "13:59"],
      ["ArrowDown", "13:58"],
      ["ArrowUp", "13:59"],
      ["Home", "14:00"],
      ["End", "05:41"],
    ] as const) {
      await press(key);
      await vi.waitFor(
        () => {
          expect(document.activeElement?.querySelector("time")?.textContent, key).toBe(time);
        },
        { timeout: 4000 },
      );
      expect(stops()).toHaveLength(1);
    }
  });

  it("tell what happened while nobody looked until that is dismissed", async () => {
    const { host, monitor } = await opened({ alerts: awayView() });
    const card = screen.getByRole("region", { name: "While you were away" });
    expect(card.textContent).toContain("12:24 to 13:55");
    await fireEvent.click(screen.getByRole("button", { name: "Dismiss" }));
    expect(host.asked).toContain("dismiss");
    card.querySelector<HTMLElement>("[data-action=open-alert]")?.click();
    expect(monitor.view.step).toBe("s-0A1B2C3D4E5F6");
    host.send({ n: 2, alerts: alertsView() });
    await tick();
    expect(screen.queryByRole("region", { name: "While you were away" })).toBeNull();
  });

  it("say that there are none yet, and what the desktop lacks", async () => {
    await opened({ alerts: alertsView({ rows: [] }) });
    expect(screen.getByText("No alerts yet")).toBeDefined();
    expect(document.querySelector("[data-desktop=tray]")?.getAttribute("data-ok")).toBe("false");
    expect(screen.getByRole("link", { name: "Alerts" }).title).toContain("1 thing is missing");
  });
});
