import assert from "node:assert/strict";
import { startNotifications } from "./fixture/notifications.mjs";
import { startTray } from "./fixture/tray.mjs";
import { windowTest } from "./fixture/window-test.mjs";

// A live cluster's state is read each 10 s; with some room for a busy machine.
const NEXT_LOOK = 45_000;
const FAILED = "Failed: Ground-up loss, PF-12";

// Run in the page: the failed step is the one that is opened.
const isOpened = () => {
  const [cluster] = byRole("row", /^EU-WS_v12_2026Q2, /);
  const step = document.querySelector("[data-step-id][aria-selected=true]");
  return cluster?.ariaSelected === "true" && step?.dataset.state === "FAILED";
};
const demo = (scenario, speed) => ["--demo", "--scenario", scenario, "--speed", String(speed)];

windowTest(
  "a step that fails is told once, and a press opens that step in a window that was minimised",
  async ({ open, sim, play, screen }) => {
    const daemon = await play(startNotifications);
    const fleet = await sim("--scenario", "failed-step", "--start-ms", String(Date.now()));
    const page = await open([], fleet.env);
    await page.until("all steps are read", () => byRole("row", /\d of \d steps/).length === 3);
    assert.deepEqual(daemon.notices, [], "a first look tells nothing");
    await page.choose(/^EU-HAIL/);
    await fleet.advance(70_000);

    const { id, ...told } = await daemon.until(({ summary }) => summary.startsWith("Failed"), NEXT_LOOK);
    assert.equal(told.summary, FAILED);
    assert.match(told.body, /^EU-WS_v12_2026Q2 stopped after 33m 00s\. EMR has not told the reason yet\.$/);
    assert.equal(told.app_name, "EMR Monitor");
    assert.equal(told.replaces_id, 0);
    assert.deepEqual(told.actions, ["default", "Open", "open", "Open"]);
    const { urgency, "desktop-entry": entry, ...hints } = told.hints;
    assert.deepEqual({ urgency, entry }, { urgency: 2, entry: "emr-monitor" });
    assert.ok(!("suppress-sound" in hints));

    await screen.minimise();
    await daemon.invoke(id);
    await screen.until("shown");
    await page.until("the failed step is opened", isOpened);
    assert.equal(daemon.notices.length, 1);
  },
);

windowTest(
  "the reason takes the notice's place without a sound, and a press brings back a window that was dropped",
  async ({ open, play, screen }) => {
    const daemon = await play(startNotifications);
    const tray = await play(startTray);
    const page = await open(demo("failed-step", 15), { EMR_MONITOR_DROP_AFTER_MS: "300" });
    await page.choose(/^EU-HAIL/);
    await screen.close();
    await screen.until("gone");
    const first = await daemon.until(({ summary }) => summary === `Demo: ${FAILED}`);

    await tray.click("Open EMR Monitor");
    await screen.until("shown");
    await page.turn();
    await page.until("it is as it was", () =>
      byRole("row", /^EU-HAIL/).some((row) => row.ariaSelected === "true"),
    );
    await screen.close();
    await screen.until("gone");

    const second = await daemon.until(({ replaces_id }) => replaces_id !== 0, NEXT_LOOK);
    assert.equal(second.replaces_id, first.id);
    assert.equal(second.replaced, true);
    assert.equal(second.hints["suppress-sound"], true);
    assert.equal(second.summary, first.summary);
    assert.doesNotMatch(second.body, /has not told the reason/);
    await daemon.invoke(second.id);
    await screen.until("shown");
    await page.turn();
    await page.until("the failed step is opened", isOpened);
    await page.until("its reason", () => document.body.innerText.includes("Container killed by YARN"));
    const told = daemon.notices.filter(({ summary }) => summary.includes("Failed: "));
    assert.equal(told.length, 2, "no other notice tells of it");
  },
);

windowTest(
  "without a daemon alerts wait in the list; each that comes hears only what none before it did",
  async ({ open, play }) => {
    const page = await open(demo("busy-day", 100));
    await page.clickOn("[data-nav=alerts]");
    await page.select("[data-desktop=notices][data-ok=false]");
    const hail = "Failed: Ground-up loss, PF-03";
    await page.find("link", new RegExp(hail));
    await page.select("[data-alert-kind=step_failed][data-read=false]");

    const first = await play(startNotifications);
    const { id } = await first.until(({ summary, body }) => `${summary}\n${body}`.includes(hail));
    await page.select("[data-desktop=notices][data-ok=true]");
    await first.end();
    const heard = first.notices;
    assert.equal(heard.filter((one) => one.id === id && !one.replaced).length, 1);

    await page.select("[data-desktop=notices][data-ok=false]");
    const second = await play(startNotifications);
    await page.select("[data-desktop=notices][data-ok=true]");
    await page.until("its reason", () => /\breason \d\d:\d\d/.test(document.body.innerText));
    await second.until(() => true);
    const names = (notices) =>
      notices.flatMap(({ summary, body }) => `${summary}\n${body}`.match(/\b[A-Z][\w ]+: [^\n·]+/g) ?? []);
    const twice = names(second.notices).filter((name) => names(heard).includes(name));
    assert.deepEqual(twice, []);
  },
);
