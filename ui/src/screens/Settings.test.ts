import { fireEvent, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { describe, expect, it } from "vitest";
import { openedIn } from "../fixture/opened";
import { settingsView } from "../fixture/settings";
import { withSizes } from "../fixture/sizes";
import { HostFault } from "../ipc/host";
import type { SettingsView } from "../ipc/wire";

withSizes();

const opened = (part: Partial<SettingsView> = {}) => openedIn("settings", { settings: settingsView(part) });
const slider = () => screen.getByLabelText<HTMLInputElement>("Share of EMR’s API quota");
const days = () => screen.getByLabelText<HTMLInputElement>(/^Days to keep history/u);
const REFUSED = new HostFault("settings", "settings.toml cannot be written.");

describe("settings", () => {
  it("are sent one by one, each at once", async () => {
    const { host } = await opened();
    await fireEvent.click(screen.getByRole("button", { name: "Dark" }));
    await fireEvent.change(slider(), { target: { value: "25" } });
    await fireEvent.click(screen.getByRole("switch", { name: "Start at login" }));
    await fireEvent.change(days(), { target: { value: "90" } });
    await fireEvent.click(screen.getByRole("button", { name: "Use the default" }));
    expect(host.asked.filter((what) => what.startsWith("set "))).toEqual([
      "set appearance dark",
      "set share 0.25",
      "set startAtLogin true",
      "set retentionDays 90",
      "set dataFolder ",
    ]);
  });

  it("say what a share means while it is dragged", async () => {
    await opened();
    await fireEvent.input(slider(), { target: { value: "20" } });
    expect(screen.getByText(/^At most 60 calls a minute/u)).toBeDefined();
    expect(slider().getAttribute("aria-valuetext")).toBe("20\u00a0%");
  });

  it("go back to what the app tells when a change fails, and say why at their place", async () => {
    const { host } = await opened();
    host.act = () => Promise.reject(REFUSED);
    await fireEvent.change(slider(), { target: { value: "25" } });
    await tick();
    expect(slider().value).toBe("50");
    await fireEvent.change(days(), { target: { value: "90" } });
    await tick();
    expect(days().value).toBe("400");
    const places = screen.getAllByRole("alert").map((alert) => alert.closest("[data-setting]"));
    expect(places.map((place) => place?.getAttribute("data-setting"))).toEqual(["share", "retentionDays"]);
  });

  it("take no days out of range, and ask nobody for them", async () => {
    const { host } = await opened();
    await fireEvent.change(days(), { target: { value: "30" } });
    expect(screen.getByRole("alert").textContent).toBe("Days: a whole number from 60 to 3650.");
    expect(days().value).toBe("400");
    expect(host.asked.filter((what) => what.startsWith("set "))).toEqual([]);
  });

  it("choose a folder, tell that it holds from the next start, and start again", async () => {
    const { host } = await opened();
    await fireEvent.click(screen.getByRole("button", { name: "Choose…" }));
    expect(host.asked.at(-1)).toBe("pick folder");
    host.folder = "/data/emr";
    await fireEvent.click(screen.getByRole("button", { name: "Choose…" }));
    await tick();
    expect(host.asked.at(-1)).toBe("set dataFolder /data/emr");
    host.send({ n: 2, settings: settingsView({ dataFolderNext: "/data/emr" }) });
    await fireEvent.click(await screen.findByRole("button", { name: "Restart now" }));
    expect(host.asked.at(-1)).toBe("restart");
  });

  it("tell what the system does not tell, what is wrong in their file, and where that is", async () => {
    await openedIn("settings", {
      settings: settingsView({ startAtLogin: null }),
      notes: [{ id: "settings-share", level: "warning", title: "budget_share is no share", body: "Line 4." }],
    });
    const login = screen.getByRole("switch", { name: "Start at login" });
    expect(login.hasAttribute("disabled")).toBe(true);
    expect(screen.getByText("budget_share is no share")).toBeDefined();
    expect(screen.getByText("/home/sam/.config/io.emrmonitor.desktop/settings.toml")).toBeDefined();
  });

  it("of the demo that was asked for can be read, and not changed", async () => {
    await opened({ fixed: true });
    const controls = [...document.querySelectorAll("[data-setting] :is(button, input)")];
    expect(controls.length).toBeGreaterThan(6);
    expect(controls.filter((control) => !control.hasAttribute("disabled"))).toEqual([]);
  });
});
