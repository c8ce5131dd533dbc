import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { until } from "./client/until.mjs";
import { findings } from "./fixture/axe.mjs";
import { quit } from "./fixture/process.mjs";
import { windowTest } from "./fixture/window-test.mjs";

// Run in the page.
const names = () =>
  [...document.querySelectorAll("[role=row][data-cluster-id]")]
    .map((row) => row.ariaLabel.split(",")[0])
    .sort();
const current = () => document.querySelector("[data-view][aria-current]")?.dataset.view;
const count = (key) =>
  Number(/, (\d+) cluster/u.exec(document.querySelector(`[data-view="${key}"]`)?.ariaLabel)?.[1] ?? 0);

// The clusters of the busy day in Dublin that its modeller owns.
const MINE = 4;

windowTest(
  "views are looked through, saved, kept over a restart and removed",
  async ({ open, home, sim, picture }) => {
    const { env } = await sim("--scenario", "busy-day", "--start-ms", String(Date.now()));
    const page = await open([], env);
    await page.resize(1280, 800);

    // Whose a cluster is, its description says: they come one by one.
    await until("those of the caller are counted", async () => (await page.run(count, "mine")) === MINE);
    assert.equal(await page.run(current), "all");
    await page.press("g", "2");
    await page.until(
      "the clusters of who asks are shown",
      (most) => {
        const rows = document.querySelectorAll("[role=row][data-cluster-id]").length;
        return rows === most && document.querySelector("h1").innerText === "Mine";
      },
      MINE,
    );
    const mine = await page.run(names);
    assert.equal(await page.run(count, "mine"), mine.length, `as many as it says: ${mine}`);

    await page.pressWith("Control", "k");
    await page.find("combobox", "Command or cluster");
    await page.press(..."save what", "Enter");
    await page.find("textbox", "Name");
    assert.deepEqual(await findings(page), [], "with the question for a name");
    await picture(page, "view-save");
    await page.press(..."Of my own", "Enter");
    await page.until(
      "it is in the list and is the one looked through",
      () => document.querySelector("[data-view][aria-current]")?.dataset.view === "own:Of my own",
    );
    assert.match(
      readFileSync(home.settings, "utf8"),
      /\[\[view\]\]\nname = "Of my own"\nfilter = "owner:me"/u,
    );
    assert.deepEqual(await findings(page), [], "with a view of one's own");
    await picture(page, "views");
    await quit(page.driver);
    await page.close();

    const again = await open([], env);
    await again.resize(1280, 800);
    await again.find("link", /^Of my own, \d+ cluster/);
    await again.click("link", /^Of my own, \d+ cluster/);
    await until("it finds the same", async () => (await again.run(names)).join() === mine.join());
    await again.click("button", "Remove the view Of my own");
    await again.until("it is gone", () => document.querySelector("[data-view^=own]") === null);
    assert.doesNotMatch(readFileSync(home.settings, "utf8"), /\[\[view\]\]/u);
  },
);
