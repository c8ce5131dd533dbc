import assert from "node:assert/strict";
import { quit } from "./fixture/process.mjs";
import { windowTest } from "./fixture/window-test.mjs";

// An offline watch is tried again at least each minute.
const NEXT_TRY = 75_000;

windowTest(
  "without network the last known fleet is there with its age, and lives again by itself",
  async ({ open, sim }) => {
    const began = String(Date.now());
    const fleet = await sim("--scenario", "failed-step", "--start-ms", began);
    const before = await open([], fleet.env);
    await before.until("all steps are read", () => byRole("row", /\d of \d steps/).length === 3);
    await before.select("[data-link=live]");
    await quit(before.driver);
    await before.close();
    await fleet.end();

    const after = await open([], fleet.env);
    assert.equal(
      await after.count("row", /\d of \d steps, .*checked /),
      3,
      "the rows came from the archive, with ages",
    );
    await after.select("[data-link=offline]");
    assert.match(await after.said("contentinfo", "Status"), /Offline, /);
    await after.find("note", /^No network since .* Shown as last read\./);
    assert.equal(
      await after.count("row", /, was (Running|Idle), .*no network since/),
      3,
      "no row looks live",
    );
    assert.equal(await after.run(() => document.querySelectorAll("[data-att=stale]").length), 3);

    await sim("--scenario", "failed-step", "--start-ms", began, "--port", String(fleet.port));
    await after.select("[data-link=live]", NEXT_TRY);
    await after.until("no row is stale", () => document.querySelectorAll("[data-att=stale]").length === 0);
  },
);
