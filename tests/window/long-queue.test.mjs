import assert from "node:assert/strict";
import { windowTest } from "./fixture/window-test.mjs";

windowTest("the step that runs is shown though 200 newer ones wait", async ({ open, sim }) => {
  const fleet = await sim("--scenario", "long-queue", "--no-quotas");
  const page = await open([], fleet.env);
  const row = await page.find("row", /^EU-WS_v12_2026Q2_allPF, Running, 1 of 202 steps/);
  assert.match(await page.text(row), /Hazard footprint, gust grid/);
  await page.choose(/^EU-WS_v12_2026Q2_allPF/);
  await page.find("button", /^Hazard footprint, gust grid, running, slot 1, started /);
  await page.find("button", /^Ground-up loss, PF-001, pending, waiting since /);
  await page.until("all steps in the table", () => byRole("grid", "Steps")[0]?.ariaRowCount === "203");
});
