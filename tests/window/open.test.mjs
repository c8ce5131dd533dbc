import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { windowTest } from "./fixture/window-test.mjs";

// Run in the page: the address of a step that is done.
const done = () => {
  const row = byRole("row", /^EU-WS_v12_2026Q2, /)[0];
  const step = byRole("row", /Load exposure, PF-12/)[0];
  return row && step && [row.dataset.clusterId, step.dataset.stepId];
};
const chosen = () => {
  const row = byRole("row", /^EU-WS_v12_2026Q2, /)[0];
  const step = document.querySelector("[data-step-id][aria-selected=true]");
  return row?.ariaSelected === "true" && step?.dataset.stepId;
};

windowTest("an app that is not running starts on the step it is given", async ({ home, open, sim }) => {
  const fleet = await sim("--scenario", "failed-step", "--start-ms", String(Date.now()));
  const first = await open([], fleet.env);
  await first.choose(/^EU-WS/);
  const [cluster, step] = await first.until("a step is done", done);
  await first.close();
  const args = ["--open", `111122223333/eu-west-1/${cluster}/${step}`];
  const again = await open(args, fleet.env);
  assert.equal(await again.until("that step is selected", chosen), step);
  await again.close();
  // Nor need it have been seen before: it is opened as soon as it is listed.
  rmSync(home.archive, { recursive: true });
  const anew = await open(args, fleet.env);
  assert.equal(await anew.until("that step is selected", chosen), step);
});
