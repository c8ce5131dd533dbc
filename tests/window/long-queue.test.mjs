import { windowTest } from "./fixture/window-test.mjs";

windowTest("the step that runs is shown though 200 newer ones wait", async ({ open, sim }) => {
  const fleet = await sim("--scenario", "long-queue", "--no-quotas");
  const page = await open([], fleet.env);
  const tells = (name) => byRole("row", name)[0]?.innerText.includes("Hazard footprint, gust grid");
  await page.until("the running step in its row", tells, /^EU-WS_v12_2026Q2_allPF, Running, 1 of 202 steps/);
  await page.choose(/^EU-WS_v12_2026Q2_allPF/);
  await page.find("button", /^Hazard footprint, gust grid, running, slot 1, started /);
  await page.find("button", /^Ground-up loss, PF-001, pending, waiting since /);
  await page.until("all steps in the table", () => byRole("grid", "Steps")[0]?.ariaRowCount === "203");
});
