import assert from "node:assert/strict";
import { windowTest } from "./fixture/window-test.mjs";

// What fails is asked again within a minute.
const NEXT_TRY = 75_000;

windowTest(
  "a web page in place of an answer is told as trouble, and reading goes on after it",
  async ({ open, sim }) => {
    const fleet = await sim("--scenario", "quiet");
    await fleet.fault({ kind: "html-page-200" });
    const page = await open([], fleet.env);
    await page.select("[data-watch-id][data-health=failing]");
    const told = await page.said("note", /^Not read yet eu-west-1 has not answered since /);
    assert.match(told, /ListClusters/);
    assert.doesNotMatch(await page.text(), /<html|<body/i, "the page itself is not shown");
    assert.equal(await page.count("row", /EU-WS/), 0);
    await fleet.clear();
    await page.find("row", /^EU-WS_v12_2026Q2_sens-B/, NEXT_TRY);
    await page.select("[data-watch-id][data-health=live]");
  },
);
