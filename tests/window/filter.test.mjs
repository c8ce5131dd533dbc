import assert from "node:assert/strict";
import { findings } from "./fixture/axe.mjs";
import { windowTest } from "./fixture/window-test.mjs";

// Run in the page: the names of the rows in sight. The demo's fleet goes on, so that their order may change.
const names = () =>
  [...document.querySelectorAll("[role=row][data-cluster-id]")]
    .map((row) => row.ariaLabel.split(",")[0])
    .sort();
const focused = () => document.activeElement === byRole("searchbox", "Filter clusters")[0];

for (const [theme, env] of [
  ["light", { GTK_THEME: "Adwaita" }],
  ["dark", { GTK_THEME: "Adwaita:dark" }],
]) {
  windowTest(
    `a filter is typed, completed and corrected by keys alone, in the ${theme} theme`,
    async ({ open, picture }) => {
      const page = await open(["--demo", "--scenario", "busy-day"], env);
      const all = await page.run(names);
      assert.ok(all.length > 5, `the fleet: ${all}`);
      await page.press("/");
      await page.until("the field has the focus", focused);

      await page.press(..."st");
      await page.find("option", /^status:/);
      assert.deepEqual(await findings(page), [], "with suggestions");
      await picture(page, `filter-keys-${theme}`);
      await page.press("ArrowDown", "Enter");
      await page.find("option", /^status:running/);
      await picture(page, `filter-values-${theme}`);
      await page.press(..."run");
      // What fits what was typed so far takes the place of what was offered before.
      await page.until("one value fits", () => document.querySelectorAll("[role=option]").length === 1);
      await page.press("ArrowDown", "Enter");
      await page.until("only what runs is shown", () => {
        const rows = [...document.querySelectorAll("[role=row][data-cluster-id]")];
        return rows.length > 0 && rows.every((row) => row.dataset.status === "running");
      });
      const running = await page.run(names);
      assert.ok(running.length < all.length, `${running.length} of ${all.length}`);

      await page.press(..."cost>$5 colour:red");
      await page.until("both are told", () => document.querySelectorAll(".fault").length === 2);
      const others = await page.run(
        () => document.querySelectorAll("[role=row][data-cluster-id]:not([data-status=running])").length,
      );
      assert.equal(others, 0, "the rest of the text still applies");
      const about = await page.run(() => {
        const field = byRole("searchbox", "Filter clusters")[0];
        return [
          field.getAttribute("aria-invalid"),
          document.getElementById(field.getAttribute("aria-describedby")).innerText,
        ];
      });
      assert.equal(about[0], "true");
      assert.match(about[1], /cost cannot be filtered by yet[\s\S]*no key “colour”/);
      assert.deepEqual(await findings(page), [], "with what cannot be read");
      await picture(page, `filter-faults-${theme}`);

      await page.press("Escape");
      await page.until(
        "all are back",
        (count) => document.querySelectorAll("[role=row][data-cluster-id]").length > count,
        running.length,
      );
      await page.press("Escape");
      await page.pressWith("Control", "k");
      await page.find("combobox", "Command or cluster");
      await page.press(..."/-status:running");
      await page.find("option", /Filter by “-status:running” \d+ clusters?$/);
      await picture(page, `filter-palette-${theme}`);
      await page.press("Enter");
      await page.until(
        "nothing that runs is shown",
        () => document.querySelector("[data-status=running][role=row]") === null,
      );
    },
  );
}
