import { fireEvent, screen, within } from "@testing-library/svelte";
import { tick } from "svelte";
import { describe, expect, it, vi } from "vitest";
import { accountsView, outcomeTest, profileRow, profileRows } from "../fixture/accounts";
import { openedIn } from "../fixture/opened";
import { watchRow } from "../fixture/rows";
import { withSizes } from "../fixture/sizes";
import { HostFault } from "../ipc/host";

withSizes();

const option = (name: string) => document.querySelector<HTMLElement>(`[role=option][data-profile="${name}"]`);
const chip = (region: string) => screen.getByRole("button", { name: `Watch ${region}` });
const DEMO = { is: "demo", scenario: "busy-day", speed: 60 } as const;

describe("the accounts", () => {
  it("list each profile with its kind and how it stands, those watched first", async () => {
    await openedIn("accounts");
    const list = screen.getByRole("listbox", { name: "Profiles" });
    const names = within(list)
      .getAllByRole("option")
      .map((one) => one.dataset["profile"]);
    expect(names.slice(0, 5)).toEqual(["actuarial", "cat-prod", "data-eng", "fin-risk", "lab"]);
    expect(option("data-eng")?.dataset).toMatchObject({ auth: "sso", signin: "out" });
    expect(option("cat-prod")?.dataset).toMatchObject({ signin: "ready" });
    expect(option("lab")?.getAttribute("aria-label")).toBe(
      "lab, Keyring, No Region chosen · not tested, Not tested, keys in the keyring",
    );
  });

  it("are walked by arrow keys with one Tab stop, and the choice lives in the view", async () => {
    const { monitor } = await openedIn("accounts", {}, "cat-prod");
    option("cat-prod")?.focus();
    for (const [key, name] of [
      ["ArrowDown", "data-eng"],
      ["ArrowUp", "cat-prod"],
      ["End", "environment"],
      ["Home", "actuarial"],
    ] as const) {
      await fireEvent.keyDown(document.activeElement ?? document.body, { key });
      await tick();
      expect([monitor.view.profile, document.activeElement]).toEqual([name, option(name)]);
      expect(document.querySelectorAll("[role=option][tabindex='0']")).toHaveLength(1);
    }
    expect(screen.getByRole("region", { name: "Profile actuarial" })).toBeDefined();
  });

  it("call a profile as the user does, also in the sidebar, where its name is in the tooltip", async () => {
    const profiles = [profileRow({ label: "Cat models" })];
    await openedIn("accounts", {
      accounts: accountsView({ profiles }),
      watches: [watchRow({ label: "Cat models" })],
    });
    expect(screen.getByRole("heading", { name: "Cat models" })).toBeDefined();
    const watch = screen.getByRole("link", { name: /^Cat models, eu-west-1, .*profile cat-prod$/u });
    expect(watch.title).toContain("cat-prod");
  });

  it("read the AWS files again when asked to, and say why they could not", async () => {
    const { host } = await openedIn("accounts");
    host.act = () => Promise.reject(new HostFault("settings", "~/.aws/config cannot be read."));
    await fireEvent.click(screen.getByRole("button", { name: "Look again" }));
    expect(host.asked).toContain("look again");
    expect((await screen.findByRole("alert")).textContent).toBe("~/.aws/config cannot be read.");
  });

  it("of the demo that was asked for can be read, and not changed", async () => {
    const { host } = await openedIn("accounts", {
      mode: { ...DEMO, asked: true },
      accounts: accountsView({ fixed: true }),
    });
    const before = host.asked.length;
    for (const name of ["Enter keys", "Look again", "Watch us-west-2", "Test"]) {
      const button = screen.getByRole("button", { name });
      expect(button.getAttribute("aria-describedby"), name).toBe("accounts-fixed");
      await fireEvent.click(button);
    }
    expect(host.asked.slice(before)).toEqual([]);
    expect(screen.queryByRole("form", { name: "Enter keys" })).toBeNull();
    expect(document.querySelectorAll("#accounts-fixed")).toHaveLength(1);
  });
});

describe("the Regions of a profile", () => {
  it("are switched on and off by chips, watched ones first", async () => {
    const { host } = await openedIn("accounts", {}, "cat-prod");
    const chips = [...document.querySelectorAll<HTMLElement>("[data-region]")];
    expect(chips.slice(0, 3).map(({ dataset }) => dataset["region"])).toEqual([
      ...["eu-west-1", "us-east-1", "us-east-2"],
    ]);
    expect(chip("eu-west-1").getAttribute("aria-pressed")).toBe("true");
    await fireEvent.click(chip("us-west-2"));
    await fireEvent.click(chip("eu-west-1"));
    expect(host.asked).toEqual(
      expect.arrayContaining(["watch cat-prod us-west-2", "unwatch cat-prod eu-west-1"]),
    );
  });

  it("are pressed once while one is being switched, and say at their place why that failed", async () => {
    const { host } = await openedIn("accounts", {}, "cat-prod");
    let refuse: (fault: HostFault) => void = () => undefined;
    host.act = () =>
      new Promise((_, reject) => {
        refuse = reject;
      });
    await fireEvent.click(chip("us-west-2"));
    await fireEvent.click(chip("us-west-2"));
    expect(host.asked.filter((what) => what.startsWith("watch"))).toHaveLength(1);
    expect(chip("us-west-2").getAttribute("aria-busy")).toBe("true");
    refuse(new HostFault("settings", "settings.toml cannot be written."));
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toBe("settings.toml cannot be written.");
    expect(chip("us-west-2").getAttribute("aria-describedby")).toBe(alert.id);
    expect(chip("us-west-2").getAttribute("aria-pressed")).toBe("false");
  });

  it("are all there behind More", async () => {
    const { monitor } = await openedIn("accounts", {}, "cat-prod");
    await fireEvent.click(screen.getByRole("button", { name: "More Regions" }));
    expect(document.querySelectorAll("[data-region]")).toHaveLength(monitor.fleet.regions.length);
  });

  it("say that choosing one ends a demo that opened by itself, of which none is watched here", async () => {
    await openedIn("accounts", { mode: { ...DEMO, asked: false } }, "cat-prod");
    expect(screen.getByText("Choosing one ends the demo.")).toBeDefined();
    expect(chip("eu-west-1").getAttribute("aria-pressed")).toBe("false");
    await fireEvent.click(chip("eu-west-1"));
    expect(await screen.findByText(/^The demo ends\./u)).toBeDefined();
  });
});

describe("a connection", () => {
  it("is tested where it is watched, one at a time, and what was found is told check by check", async () => {
    const { host } = await openedIn("accounts", {}, "actuarial");
    await fireEvent.click(screen.getByRole("button", { name: "Test" }));
    expect(host.asked).toContain("test actuarial eu-central-1");
    const test = outcomeTest("denied", "eu-central-1");
    const profiles = profileRows().map((row) => (row.name === "actuarial" ? { ...row, test } : row));
    host.send({ n: 2, accounts: accountsView({ profiles }) });
    expect(await screen.findByText(/^tested 14:30 in eu-central-1, 2 calls$/u)).toBeDefined();
    const checks = [...document.querySelectorAll<HTMLElement>("[data-test]")];
    expect(checks.map(({ dataset }) => dataset["test"])).toEqual(["ok", "no"]);
    expect(checks[1]?.textContent).toContain("elasticmapreduce:ListClusters denied");
  });

  it("that is good again has its watches in trouble asked at once", async () => {
    const { host } = await openedIn("accounts", {}, "data-eng");
    await fireEvent.click(screen.getByRole("button", { name: "Test" }));
    await vi.waitFor(() => {
      expect(host.asked).toContain("try data-eng/eu-west-2");
    });
  });

  it("without a Region is tested once one is chosen", async () => {
    const { host } = await openedIn("accounts", {}, "lab");
    const button = screen.getByRole("button", { name: "Test" });
    await fireEvent.click(button);
    expect(host.asked.filter((what) => what.startsWith("test"))).toEqual([]);
    await fireEvent.change(screen.getByLabelText("Region to test in"), { target: { value: "us-east-1" } });
    await fireEvent.click(button);
    expect(host.asked).toContain("test lab us-east-1");
  });
});

describe("a profile's name and colour", () => {
  it("are sent when they are changed, and go back to what they were when that failed", async () => {
    const { host } = await openedIn("accounts", {}, "cat-prod");
    const field = screen.getByLabelText<HTMLInputElement>("Name shown for cat-prod");
    await fireEvent.change(field, { target: { value: " Cat models " } });
    await fireEvent.click(screen.getByRole("radio", { name: "Ochre" }));
    expect(host.asked).toEqual(expect.arrayContaining(["look cat-prod Cat models 1", "look cat-prod - 3"]));
    host.act = () => Promise.reject(new HostFault("settings", "Not written."));
    await fireEvent.change(field, { target: { value: "Other" } });
    expect(await screen.findByText("Not written.")).toBeDefined();
    expect(field.value).toBe("");
  });
});
