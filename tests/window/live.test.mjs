import assert from "node:assert/strict";
import { windowTest } from "./fixture/window-test.mjs";

const MINUTE = 60_000;
// A live cluster's state is read each 10 s; with some room for a busy machine.
const NEXT_LOOK = 45_000;
// The first time that a failed step without a reason is asked for again is a minute after it was seen.
const NEXT_ASKING = 90_000;

windowTest("a step that fails shows by itself, and its reason once EMR knows it", async ({ open, sim }) => {
  // The fleet's clock stands six minutes back, so that the five minutes that pass at once below end before now.
  const fleet = await sim("--scenario", "failed-step", "--start-ms", String(Date.now() - 6 * MINUTE));
  const page = await open([], fleet.env);
  await page.run(() => (window.notReloaded = true));
  await page.choose(/^EU-WS_v12_2026Q2, Running, 1 of 4 steps/);
  await page.find("button", /^Ground-up loss, PF-12, running, slot 1, started /);

  await fleet.advance(1.2 * MINUTE);
  await page.find("button", /^Ground-up loss, PF-12, failed, slot 1, /, NEXT_LOOK);
  await page.select("[role=row][data-cluster-id][data-status=failed]");
  await page.choose(/Ground-up loss, PF-12/);
  await page.until("that the reason is missing", () =>
    document.body.innerText.includes("The reason is not known yet."),
  );

  await fleet.advance(4 * MINUTE);
  const isTold = () => document.body.innerText.includes("Container killed by YARN");
  await page.untilWithin(NEXT_ASKING, "the reason", isTold);
  assert.doesNotMatch(await page.text(), /not known yet/);
  assert.equal(await page.run(() => window.notReloaded), true, "the page was never loaded anew");
});
