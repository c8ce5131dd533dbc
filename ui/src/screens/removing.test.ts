import { fireEvent, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { describe, expect, it } from "vitest";
import { accountsView } from "../fixture/accounts";
import { openedIn } from "../fixture/opened";
import { withSizes } from "../fixture/sizes";
import { HostFault } from "../ipc/host";

withSizes();

describe("keys that the app keeps", () => {
  it("are removed only after what happens was told, and not by the key pressed next", async () => {
    const { host } = await openedIn("accounts", {}, "lab");
    await fireEvent.click(screen.getByRole("button", { name: "Remove…" }));
    await tick();
    expect(screen.getByText(/Its keys leave the keyring/u)).toBeDefined();
    expect(document.activeElement?.textContent).toBe("Keep it");
    await fireEvent.keyDown(document.activeElement ?? document.body, { key: "Escape" });
    await tick();
    expect(document.activeElement?.textContent).toBe("Remove…");
    expect(host.asked.filter((what) => what.startsWith("remove"))).toEqual([]);
    await fireEvent.click(screen.getByRole("button", { name: "Remove…" }));
    await fireEvent.click(screen.getByRole("button", { name: "Remove lab" }));
    expect(host.asked).toContain("remove lab");
  });

  it("say at their place why they could not be removed", async () => {
    const { host } = await openedIn("accounts", {}, "lab");
    host.act = () => Promise.reject(new HostFault("keyring", "The keyring is locked."));
    await fireEvent.click(screen.getByRole("button", { name: "Remove…" }));
    await fireEvent.click(screen.getByRole("button", { name: "Remove lab" }));
    expect((await screen.findByRole("alert")).textContent).toBe("The keyring is locked.");
  });

  it("are the only ones that can be removed", async () => {
    await openedIn("accounts", {}, "cat-prod");
    expect(screen.queryByRole("button", { name: "Remove…" })).toBeNull();
  });

  it("are told to be locked, and unlocked when asked to", async () => {
    const { host } = await openedIn("accounts", {
      accounts: accountsView({ keyring: { state: "locked", message: "" } }),
    });
    await fireEvent.click(screen.getByRole("button", { name: "Unlock" }));
    expect(host.asked).toContain("unlock");
  });
});
