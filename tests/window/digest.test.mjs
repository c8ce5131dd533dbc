import assert from "node:assert/strict";
import { startNotifications } from "./fixture/notifications.mjs";
import { startTray } from "./fixture/tray.mjs";
import { windowTest } from "./fixture/window-test.mjs";
import { until } from "./client/until.mjs";

const SPEED = 15;
// The step fails a minute after the start, in the demo's time.
const FAILS = 60_000 / SPEED;

windowTest(
  "what happened while watching was paused is one digest, opened by a press and read at once",
  async ({ open, play, screen }) => {
    const daemon = await play(startNotifications);
    const tray = await play(startTray);
    const page = await open(["--demo", "--scenario", "failed-step", "--speed", String(SPEED)]);
    await page.clickOn("[data-action=pause]");
    const failed = Date.now() + FAILS;
    await tray.untilLook("paused");
    await until("the step has failed", () => Date.now() > failed);
    assert.deepEqual(daemon.notices, []);
    await tray.click("Resume watching");

    const { id, summary, body } = await daemon.until(() => true);
    assert.equal(summary, "Demo: 1 update while you were away");
    assert.equal(body, "1 failed.\nFailed: Ground-up loss, PF-12 · EU-WS_v12_2026Q2");
    await tray.untilLook("failed");
    await screen.minimise();
    await daemon.invoke(id);
    await screen.until("shown");

    await page.select("[data-nav=alerts][aria-current=page]");
    await page.find("region", "While you were away");
    await page.find("status", /unread/i);
    await page.select("[data-alert-kind=step_failed][data-read=false]");
    await page.clickOn("[data-action=mark-all-read]");
    await page.select("[data-alert-kind=step_failed][data-read=true]");
    await page.until("no badge", () => byRole("status", /unread/i).length === 0);
    await tray.untilLook("running");
    assert.equal(daemon.notices.filter(({ replaces_id }) => replaces_id === 0).length, 1);
  },
);
