import assert from "node:assert/strict";
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { windowTest } from "./fixture/window-test.mjs";

windowTest(
  "a broken AWS file is named with its line, and the rest of it goes on",
  async ({ home, open, sim }) => {
    const fleet = await sim("--scenario", "quiet");
    const line = readFileSync(home.aws("config"), "utf8").split("\n").length;
    appendFileSync(home.aws("config"), "[profile half\nregion = eu-west-1\n");
    const page = await open([], fleet.env);
    const note = await page.said("note", /header does not end with a bracket/);
    assert.ok(note.includes(`${home.aws("config")}, line ${line}: Write it as [profile name].`));
    await page.find("link", /^demo-cat, eu-west-1, .*, live$/);
    await page.find("row", /^EU-WS_v12_2026Q2_sens-B/);
    await page.click("button", /^Dismiss: /);
    await page.until("the note is gone", () => byRole("note").length === 0);
  },
);

windowTest("a broken settings file is named with its line and left as it is", async ({ home, open, sim }) => {
  const fleet = await sim("--scenario", "quiet");
  const broken = "share = 0.4\n[[watch\nprofile = 'demo-cat'\n";
  mkdirSync(dirname(home.settings), { recursive: true });
  writeFileSync(home.settings, broken);
  const page = await open([], fleet.env);
  const note = await page.said("alert", /^The settings file cannot be read/);
  assert.ok(note.includes(`${home.settings}, line 2`), note);
  await page.find("row", /^EU-WS_v12_2026Q2_sens-B/);
  assert.equal(readFileSync(home.settings, "utf8"), broken);
});

windowTest(
  "a profile without a Region asks for one, watches there at once and remembers it",
  async ({ home, open, sim }) => {
    const fleet = await sim("--scenario", "quiet");
    home.writeProfiles(fleet.profiles, null);
    const page = await open([], fleet.env);
    await page.find("note", /^Choose a Region for demo-cat/);
    assert.equal(await page.count("row", /EU-WS/), 0, "no Region is guessed");
    await page.find("combobox", "Choose a Region for demo-cat");
    await page.clickOn("select option[value=eu-west-1]");
    await page.click("button", "Watch");
    await page.find("row", /^EU-WS_v12_2026Q2_sens-B/);
    assert.equal(await page.count("note", /^Choose a Region/), 0);
    await page.close();
    const again = await open([], fleet.env);
    await again.find("link", /^demo-cat, eu-west-1, .*, live$/);
    assert.equal(await again.count("note", /^Choose a Region/), 0);
  },
);
