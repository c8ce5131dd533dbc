import { fireEvent, screen } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { nobody } from "../fixture/accountCases";
import { accountsView } from "../fixture/accounts";
import { openedIn } from "../fixture/opened";
import { withSizes } from "../fixture/sizes";
import { HostFault } from "../ipc/host";

withSizes();

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

describe("the first run", () => {
  it("says where was looked, and leads to the demo, which leads back", async () => {
    const { monitor } = await openedIn("accounts", nobody());
    expect(screen.getByRole("heading", { name: "No AWS profile on this computer" })).toBeDefined();
    await press("Watch the demo fleet");
    expect(monitor.view.section).toBe("clusters");
    await press("Set up an account");
    expect(monitor.view.section).toBe("accounts");
  });

  it("looks again, and says when there still is none, or why it could not look", async () => {
    const { host } = await openedIn("accounts", nobody());
    await press("Look again");
    expect(await screen.findByText("Looked again. There is still none.")).toBeDefined();
    host.act = () => Promise.reject(new HostFault("settings", "~/.aws/config cannot be read."));
    await press("Look again");
    expect((await screen.findByRole("alert")).textContent).toBe("~/.aws/config cannot be read.");
  });

  it("takes keys in the same form, and gives way to the list as soon as there is a profile", async () => {
    const { host } = await openedIn("accounts", nobody());
    await press("Enter keys");
    expect(screen.getByText(/Keeping them ends the demo\./u)).toBeDefined();
    await press("Cancel");
    expect(screen.getByRole("heading", { name: "Welcome" })).toBeDefined();
    host.send({ n: 2, accounts: accountsView() });
    expect(await screen.findByRole("listbox", { name: "Profiles" })).toBeDefined();
  });

  it("offers the demo by a new start where none runs", async () => {
    const { host } = await openedIn("accounts", { ...nobody(), mode: { is: "live" }, watches: [] });
    await press("Start again with the demo fleet");
    expect(host.asked).toContain("restart");
  });

  it("is not shown in the demo that was asked for", async () => {
    await openedIn("accounts", { accounts: accountsView({ profiles: [], fixed: true }) });
    expect(screen.queryByRole("heading", { name: "Welcome" })).toBeNull();
  });
});
