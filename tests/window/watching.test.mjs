import assert from "node:assert/strict";
import { quit } from "./fixture/process.mjs";
import { windowTest } from "./fixture/window-test.mjs";

const HAIL = /^EU-HAIL_v2_2026Q2, /;
const WATCHED = "[role=row][data-cluster-id][data-watched=true]";
// The running step of a watched cluster is read each 15 s: twice, with some room for a busy machine.
const TWICE = 60_000;

// Run in the page: the names of the watched rows.
const watched = (selector) =>
  [...document.querySelectorAll(selector)].map((row) => row.ariaLabel.split(", ")[0]).join();

windowTest(
  "a cluster is watched by B, followed while another is open, and still after a restart",
  async (scene) => {
    const { open, sim, picture } = scene;
    const fleet = await sim("--scenario", "failed-step", "--start-ms", String(Date.now()));
    const page = await open([], { ...fleet.env, GTK_THEME: "Adwaita" });
    await page.choose(HAIL);
    const id = await page.run(
      (selector) => document.querySelector(selector).dataset.clusterId,
      "[aria-selected=true]",
    );
    await page.find("button", "Watch this cluster");
    await page.press("b");
    await page.find("button", "Watching this cluster");
    await page.until("its row says so", (selector) => document.querySelector(selector), WATCHED);
    await picture(page, "watching-light");

    await page.choose(/^EU-FL_v5/);
    await page.find("button", "Watch this cluster");
    const from = (await fleet.calls()).length;
    await page.untilWithin(TWICE, "time passes", (since) => Date.now() - since > 35_000, Date.now());
    const steps = (await fleet.calls()).slice(from).filter(({ operation }) => operation === "DescribeStep");
    assert.ok(steps.length >= 2 && steps.every(({ cluster }) => cluster === id), JSON.stringify(steps));
    await quit(page.driver);
    await page.close();

    const again = await open([], { ...fleet.env, GTK_THEME: "Adwaita:dark" });
    assert.equal(await again.run(watched, WATCHED), "EU-HAIL_v2_2026Q2", "it is painted with the first list");
    await again.choose(HAIL);
    await again.find("button", "Watching this cluster");
    await picture(again, "watching-dark");
    await again.click("button", "Watching this cluster");
    await again.find("button", "Watch this cluster");
    await again.until("no row is marked", (selector) => !document.querySelector(selector), WATCHED);
  },
);
