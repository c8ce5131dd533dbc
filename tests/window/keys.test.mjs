import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { until } from "./client/until.mjs";
import { ask } from "./fixture/ask.mjs";
import { chooseRegion, enterKeys, SECRET, TOKEN } from "./fixture/keys.mjs";
import { startKeyring, startLockedKeyring } from "./fixture/keyring.mjs";
import { filesWith, programsWith } from "./fixture/search.mjs";
import { windowTest } from "./fixture/window-test.mjs";

// A watch that waits for the keyring is tried again within this time of its coming.
const KEYRING_SEEN = 20_000;
const titled = async (env, title) =>
  (await ask("xdotool", ["search", "--name", title], { env }).catch(() => "")).trim() !== "";

/** A simulated AWS, and no profile on this computer. */
async function withoutProfiles(sim, home) {
  const fleet = await sim("--scenario", "quiet");
  rmSync(dirname(home.aws("config")), { recursive: true });
  return { fleet, env: { ...fleet.env, AWS_PROFILE: "" }, key: fleet.profiles[0].access_key_id };
}

windowTest(
  "keys entered in the demo are tested and kept in the keyring, the demo gives way, and they are found nowhere else",
  async ({ home, open, sim, play }) => {
    const { env, key } = await withoutProfiles(sim, home);
    await play(startKeyring);
    const demo = await open([], env);
    await enterKeys(demo, { name: "risk", key, region: "eu-west-1" });
    await demo.clickOn("[data-action=add-account]");
    await until("the demo is gone", async () => !(await titled(home.env(), "EMR Monitor: Demo")));
    await until("real accounts are shown", () => titled(home.env(), "^([0-9]+ failed · )?EMR Monitor$"));
    await demo.close();

    const live = await open([], env);
    await live.find("link", /^risk, eu-west-1, .*, live$/);
    await live.find("row", /^EU-WS_v12_2026Q2_sens-B/);
    assert.match(readFileSync(home.settings, "utf8"), /name = "risk"\nkeys = "keyring"\n/);
    for (const secret of [SECRET, TOKEN, key]) {
      assert.equal(
        await live.run((text) => document.documentElement.outerHTML.includes(text), secret),
        false,
      );
      assert.deepEqual(programsWith(secret), []);
    }
    await live.close();
    // The simulated AWS tells its keys in the lane's own log.
    const files = (secret) =>
      filesWith(home.root, secret).filter((path) => secret !== key || path !== home.log);
    for (const secret of [SECRET, TOKEN, key]) assert.deepEqual(files(secret), []);
    assert.notDeepEqual(files("risk"), [], "the search finds what is there");
  },
);

windowTest(
  "a wrong key is told as such; a wrong Region is corrected without typing the secret again",
  async ({ home, open, sim, play, picture }) => {
    const { fleet, env, key } = await withoutProfiles(sim, home);
    await play(startKeyring);
    const page = await open([], env);
    await enterKeys(page, { name: "risk", key: "AKIANOTKNOWNATALL001", region: "eu-west-1" });
    await page.clickOn("[data-action=add-account]");
    await page.select("[data-outcome=wrongKey]");
    const left = () => [...document.querySelectorAll("form input[type=password]")].map(({ value }) => value);
    assert.ok(
      (await page.run(left)).every((value) => value === ""),
      "the secret fields are empty",
    );

    await page.clickOn("[data-action=cancel]");
    await fleet.fault({ kind: "unknown-key", operation: "GetCallerIdentity", region: "af-south-1" });
    await enterKeys(page, { name: "risk", key, region: "af-south-1" });
    await page.clickOn("[data-action=add-account]");
    await page.select("[data-outcome=wrongRegion]");
    await picture(page, "wrong-region");
    await chooseRegion(page, "eu-west-1");
    await page.clickOn("[data-action=add-account]");
    await until("real accounts are shown", () => titled(home.env(), "^([0-9]+ failed · )?EMR Monitor$"));
  },
);

windowTest(
  "a keyring that is gone or locked is told, holds nothing up, and is found again when it comes",
  async ({ open, sim, play }) => {
    const fleet = await sim("--scenario", "quiet");
    const keyring = await play(startKeyring);
    const first = await open([], fleet.env);
    await first.find("link", /^demo-cat, eu-west-1, .*, live$/);
    const key = fleet.profiles[0].access_key_id;
    await enterKeys(first, { name: "risk", key, region: "us-east-1" });
    await first.clickOn("[data-action=add-account]");
    await first.find("link", /^risk, us-east-1, .*, live$/);
    await first.close();
    await keyring.end();

    const page = await open([], fleet.env);
    await page.find("link", /^demo-cat, eu-west-1, .*, live$/);
    await page.find("link", /^risk, us-east-1, Keyring closed/);
    await page.clickOn("[data-nav=accounts]");
    await page.clickOn("[data-action=enter-keys]");
    const says = (words) => page.until(words, (text) => document.body.innerText.includes(text), words);
    await says("There is no keyring on this desktop");
    const locked = await play(startLockedKeyring);
    await page.untilWithin(KEYRING_SEEN, "the lock", () =>
      document.body.innerText.includes("The keyring is locked"),
    );
    await locked.end();
    await play(startKeyring);
    await page.find("link", /^risk, us-east-1, .*, live$/, KEYRING_SEEN);
  },
);
