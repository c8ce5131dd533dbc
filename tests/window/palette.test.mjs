import assert from "node:assert/strict";
import { findings } from "./fixture/axe.mjs";
import { windowTest } from "./fixture/window-test.mjs";

const FIELD = "Command or cluster";

// Run in the page: what has the focus.
const focused = () => document.activeElement.ariaLabel ?? document.activeElement.tagName;

for (const [theme, env] of [
  ["light", { GTK_THEME: "Adwaita" }],
  ["dark", { GTK_THEME: "Adwaita:dark" }],
]) {
  windowTest(
    `the palette goes anywhere by keys alone and gives the focus back, in the ${theme} theme`,
    async ({ open, picture }) => {
      const page = await open(["--demo", "--scenario", "failed-step"], env);
      await page.choose(/^EU-HAIL_v2_2026Q2, /);
      const before = await page.run(focused);
      await page.pressWith("Control", "k");
      await page.find("combobox", FIELD);
      assert.deepEqual(await findings(page), [], "the palette");
      await picture(page, `palette-${theme}`);
      await page.press("Escape");
      await page.until(
        "the focus is back",
        (row) => document.activeElement.ariaLabel?.split(",")[0] === row,
        before.split(",")[0],
      );

      await page.pressWith("Control", "k");
      await page.find("combobox", FIELD);
      await page.press(..."alerts", "Enter");
      await page.find("heading", "Alerts");
      await page.pressWith("Control", "k");
      await page.find("combobox", FIELD);
      await page.press(..."fl_v5", "Enter");
      await page.find("heading", /^EU-FL_v5/);
      await page.until(
        "the focus is in the detail",
        () => document.activeElement.getAttribute("role") === "tab",
      );

      await page.press("?");
      await page.find("dialog", "Keys");
      assert.deepEqual(await findings(page), [], "the keys");
      await picture(page, `keys-${theme}`);
      await page.press("Escape");
      await page.until("the keys are gone", () => byRole("dialog", "Keys").length === 0);
    },
  );
}
