import assert from "node:assert/strict";
import { findings } from "./fixture/axe.mjs";
import { windowTest } from "./fixture/window-test.mjs";

for (const [theme, env] of [
  ["light", { GTK_THEME: "Adwaita" }],
  ["dark", { GTK_THEME: "Adwaita:dark" }],
]) {
  windowTest(`axe finds nothing serious in the ${theme} theme`, async ({ open, picture }) => {
    const page = await open(["--demo", "--scenario", "busy-day"], env);
    await page.select(`html[data-theme=${theme}]`);
    await page.until(
      "ten clusters",
      () => document.querySelectorAll("[role=row][data-cluster-id]").length >= 10,
    );
    assert.deepEqual(await findings(page), [], "the list");
    await page.choose(/^US-EQ_v9_2026Q2, Step failed, /);
    await page.find("figure", "Steps on the timeline");
    await page.choose(/^Failed/);
    await page.select("[data-stage]");
    assert.deepEqual(await findings(page), [], "the opened cluster");
    await picture(page, `busy-day-${theme}`);
    await page.click("tab", "Configuration");
    await page.find("group", "Configuration");
    assert.deepEqual(await findings(page), [], "its configuration");
  });

  windowTest(
    `axe finds nothing serious beside the clusters in the ${theme} theme`,
    async ({ open, picture }) => {
      const page = await open(["--demo", "--scenario", "busy-day"], env);
      await page.select(`html[data-theme=${theme}]`);
      await page.clickOn("[data-nav=accounts]");
      await page.find("option", /^demo-cat/);
      assert.deepEqual(await findings(page), [], "Accounts");
      await page.clickOn("[data-nav=settings]");
      await page.select("[data-settings]");
      assert.deepEqual(await findings(page), [], "Settings");
      await page.clickOn("[data-nav=health]");
      await page.find("img", /^The last \d+ calls/);
      assert.deepEqual(await findings(page), [], "Health");
      await picture(page, `health-${theme}`);
      await page.clickOn("[data-action=show-budget]");
      await page.select("[role=dialog] [data-operation=ListClusters]");
      assert.deepEqual(await findings(page), [], "the budget");
      await picture(page, `budget-${theme}`);
    },
  );
}
