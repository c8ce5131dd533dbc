import assert from "node:assert/strict";
import { join } from "node:path";
import { startDunst } from "./fixture/dunst.mjs";
import { OUT, windowTest } from "./fixture/window-test.mjs";

windowTest("dunst shows a failed step once, and a click opens that step", async ({ open, play, screen }) => {
  const dunst = await play(startDunst);
  const page = await open(["--demo", "--scenario", "failed-step", "--speed", "15"]);
  await page.choose(/^EU-HAIL/);
  await screen.minimise();
  await dunst.untilShown(1);
  await screen.picture(join(OUT, "dunst.png"));
  const isFailure = ({ summary }) => summary === "Demo: Failed: Ground-up loss, PF-12";
  await dunst.action(0);
  await screen.until("shown");
  await page.select("[data-step-id][aria-selected=true][data-state=FAILED]");
  const told = await dunst.history();
  assert.equal(told.filter(isFailure).length, 1);
  const { appname, body } = told.find(isFailure);
  assert.equal(appname, "EMR Monitor");
  assert.match(body, /^EU-WS_v12_2026Q2 stopped after 33m 00s\. /);
});
