import assert from "node:assert/strict";
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { windowTest } from "./fixture/window-test.mjs";

// What changes in ~/.aws is seen within this time.
const SEEN = 5_000;

windowTest(
  "a profile that is written while the app runs appears within five seconds and is watched at a press",
  async ({ home, open, sim, picture }) => {
    const fleet = await sim("--scenario", "quiet");
    const page = await open([], fleet.env);
    await page.clickOn("[data-nav=accounts]");
    await page.find("option", /^demo-cat, Keys, .*Ready/);
    const { access_key_id: id, secret_access_key: secret } = fleet.profiles[0];
    appendFileSync(
      home.aws("credentials"),
      `\n[later]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`,
    );
    await page.find("option", /^later, Keys, .*Not tested/, SEEN);
    await page.click("option", /^later/);
    await page.click("button", "Watch us-east-1");
    await page.find("link", /^later, us-east-1, .*, live$/);
    await page.clickOn("[data-action=test-connection]");
    await page.select("[data-test=ok]");
    await picture(page, "accounts");
    assert.match(readFileSync(home.settings, "utf8"), /profile = "later"\nregion = "us-east-1"/);
    await page.click("button", "Watch us-east-1");
    await page.until(
      "its watch is gone",
      () => byRole("link", { source: "^later, us-east-1", flags: "" }).length === 0,
    );
    await page.find("link", /^demo-cat, eu-west-1, .*, live$/);
  },
);

windowTest(
  "a half-written AWS file ends no watch, and whole again it is read",
  async ({ home, open, sim }) => {
    const fleet = await sim("--scenario", "quiet");
    const whole = readFileSync(home.aws("credentials"), "utf8");
    const page = await open([], fleet.env);
    await page.find("link", /^demo-cat, eu-west-1, .*, live$/);
    writeFileSync(home.aws("credentials"), whole.slice(0, 15));
    await page.clickOn("[data-nav=accounts]");
    await page.until(
      "the file was read",
      () => byRole("option", { source: "^demo-cat, Keys", flags: "" }).length === 0,
    );
    await page.clickOn("[data-nav=clusters]");
    await page.find("row", /^EU-WS_v12_2026Q2_sens-B/);
    writeFileSync(home.aws("credentials"), whole);
    await page.clickOn("[data-nav=accounts]");
    await page.find("option", /^demo-cat, Keys, .*Ready/, 2 * SEEN);
    await page.find("link", /^demo-cat, eu-west-1, .*, live$/);
  },
);

windowTest(
  "settings are kept in the file, used at once, and start at login is the system's",
  async ({ home, open, sim }) => {
    const fleet = await sim("--scenario", "quiet");
    const page = await open([], fleet.env);
    await page.clickOn("[data-nav=settings]");
    await page.click("button", "Dark");
    await page.select("[data-theme=dark]");
    await page.find("switch", "Start at login");
    await page.click("switch", "Start at login");
    await page.select("[data-action=start-at-login][aria-checked=true]");
    const list = join(home.env().HOME, ".config", "autostart");
    const entry = readFileSync(join(list, "emr-monitor.desktop"), "utf8");
    assert.match(entry, /^Exec=.*emr-monitor.* --hidden/m);
    await page.click("switch", "Start at login");
    await page.select("[data-action=start-at-login][aria-checked=false]");
    assert.equal(existsSync(join(list, "emr-monitor.desktop")), false);
    rmSync(join(home.env().HOME, ".config"), { recursive: true });
    assert.match(readFileSync(home.settings, "utf8"), /^appearance = "dark"$/m);
    await page.close();
    const again = await open([], fleet.env);
    await again.select("[data-theme=dark]");
  },
);

windowTest("the demo that was asked for shows accounts and changes nothing", async ({ home, open }) => {
  const page = await open(["--demo", "--scenario", "quiet"]);
  await page.clickOn("[data-nav=accounts]");
  await page.find("option", /^demo-cat/);
  await page.select("[data-action=enter-keys][aria-disabled=true][aria-describedby=accounts-fixed]");
  await page.click("button", "Watch us-east-1");
  assert.equal(await page.count("link", /us-east-1/), 0);
  assert.equal(existsSync(home.settings), false);
});
