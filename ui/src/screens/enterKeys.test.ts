import { fireEvent, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { describe, expect, it, vi } from "vitest";
import { accountsView, outcomeTest } from "../fixture/accounts";
import type { FakeHost } from "../fixture/host";
import { openedIn } from "../fixture/opened";
import { withSizes } from "../fixture/sizes";
import { HostFault } from "../ipc/host";
import type { NewAccount, TestOutcome } from "../ipc/wire";

withSizes();

const KEYS = { id: "AKIAI0SFODNN7EXAMPLE", secret: "wJalrXUtnFEMIK7MDENG", token: "IQoJb3JpZ2luX2VjEXAMPLE" };
const SECRETS = [KEYS.secret, KEYS.token];
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const type = (label: string, value: string) => fireEvent.input(field(label), { target: { value } });
const submit = async () => {
  await fireEvent.submit(screen.getByRole("form", { name: "Enter keys" }));
  await tick();
};

async function form(outcome?: TestOutcome | HostFault) {
  const opened = await openedIn("accounts");
  const sent: NewAccount[] = [];
  const { added } = opened.host;
  opened.host.added = (account) => {
    sent.push(account);
    if (outcome instanceof HostFault) return Promise.reject(outcome);
    return outcome ? Promise.resolve({ kept: account.untested, test: outcomeTest(outcome) }) : added(account);
  };
  await fireEvent.click(screen.getByRole("button", { name: "Enter keys" }));
  return { ...opened, sent };
}

async function fill() {
  await type("Name", "lab2");
  await type("Access key ID", KEYS.id);
  await type("Secret access key", KEYS.secret);
  await type("Session token", KEYS.token);
  await fireEvent.change(field("Region"), { target: { value: "us-east-1" } });
}

/** What a secret must never be in, once it was sent. */
function traces(host: FakeHost): string {
  const values = [...document.querySelectorAll("input")].map(({ value }) => value);
  return JSON.stringify([document.documentElement.outerHTML, values, host.asked, host.views]);
}

describe("entering keys", () => {
  it("begins at the name, hides what is secret, and lets nothing remember it", async () => {
    await form();
    await vi.waitFor(() => {
      expect(document.activeElement).toBe(field("Name"));
    });
    for (const label of ["Secret access key", "Session token"]) {
      expect(field(label).type, label).toBe("password");
      expect(field(label).autocomplete, label).toBe("off");
    }
  });

  it("sends all once, empties the fields at once, and leaves no trace of a secret", async () => {
    const { host, sent } = await form("wrongKey");
    let answer: () => void = () => undefined;
    const { added } = host;
    host.added = async (account) => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return added(account);
    };
    await fill();
    await submit();
    // Still being tested: the fields are empty already.
    for (const secret of SECRETS) expect(traces(host)).not.toContain(secret);
    answer();
    await screen.findByText("AWS does not accept these keys");
    expect(sent).toEqual([
      {
        name: "lab2",
        region: "us-east-1",
        accessKeyId: KEYS.id,
        secretAccessKey: KEYS.secret,
        sessionToken: KEYS.token,
        untested: false,
      },
    ]);
    for (const secret of SECRETS) expect(traces(host)).not.toContain(secret);
    expect(field("Secret access key").value).toBe("");
    expect(field("Name").value).toBe("lab2");
  });

  it("shows the profile when the keys are kept", async () => {
    const { host, monitor } = await form();
    await fill();
    await submit();
    expect(await screen.findByText("lab2 is kept in the keyring and watched.")).toBeDefined();
    expect(monitor.view.profile).toBe("lab2");
    expect(host.asked).toContain("add lab2 us-east-1 typed");
    expect(screen.queryByRole("form")).toBeNull();
  });

  it("tries another Region with the keys that are held, without typing them again", async () => {
    const { host, sent } = await form("wrongRegion");
    await fill();
    await submit();
    await screen.findByText("The credentials do not work in this Region");
    expect(screen.queryByLabelText("Secret access key")).toBeNull();
    await fireEvent.change(field("Region"), { target: { value: "eu-west-1" } });
    await submit();
    expect(host.asked).toContain("add lab2 eu-west-1 held");
    expect(sent[1]).toMatchObject({ accessKeyId: "", secretAccessKey: "", sessionToken: "" });
  });

  it("keeps keys without a good test where nobody can test them, and only there", async () => {
    const { host } = await form("noNetwork");
    await fill();
    await submit();
    await fireEvent.click(await screen.findByRole("button", { name: "Keep without a test" }));
    expect(host.asked).toContain("add lab2 us-east-1 held untested");
    expect(await screen.findByText(/^lab2 is kept/u)).toBeDefined();
  });

  it.each(["wrongKey", "expired"] as const)("asks for other keys when these are %s", async (outcome) => {
    await form(outcome);
    await fill();
    await submit();
    expect((await screen.findByRole("alert")).dataset["outcome"]).toBe(outcome);
    expect(field("Access key ID").value).toBe("");
    expect(screen.queryByRole("button", { name: "Keep without a test" })).toBeNull();
  });

  it("copies the policy where an action is denied", async () => {
    await form("denied");
    await fill();
    await submit();
    expect(await screen.findByRole("button", { name: "Copy policy" })).toBeDefined();
  });

  it("shows at its top what cannot be used, and asks for the keys again", async () => {
    const { host } = await form(new HostFault("badInput", "Name: only letters and digits."));
    await fill();
    await submit();
    expect((await screen.findByRole("alert")).textContent).toBe("Name: only letters and digits.");
    expect([field("Name").value, field("Secret access key").value]).toEqual(["lab2", ""]);
    for (const secret of SECRETS) expect(traces(host)).not.toContain(secret);
  });

  it("sends nothing, and keeps what was typed, while something is missing", async () => {
    const { sent } = await form();
    await fill();
    await type("Name", "cat-prod");
    await submit();
    expect(screen.getByRole("alert").textContent).toBe(
      "Name: there is a profile cat-prod already. Choose another one.",
    );
    expect(document.activeElement).toBe(field("Name"));
    expect(sent).toEqual([]);
    expect(field("Secret access key").value).toBe(KEYS.secret);
  });

  it("takes a Region that no list knows", async () => {
    const { host } = await form();
    await fill();
    await fireEvent.change(field("Region"), { target: { value: "other" } });
    await type("Code of another Region", "us-gov-west-1");
    await submit();
    expect(host.asked).toContain("add lab2 us-gov-west-1 typed");
  });

  it("tells above the form that there is no keyring, and blocks nothing", async () => {
    const { host } = await form();
    host.send({ n: 2, accounts: accountsView({ keyring: { state: "absent", message: "" } }) });
    expect(await screen.findByText("This desktop has no keyring")).toBeDefined();
    await fill();
    await submit();
    expect(host.asked).toContain("add lab2 us-east-1 typed");
  });
});
