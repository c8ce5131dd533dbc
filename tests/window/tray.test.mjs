import assert from "node:assert/strict";
import { quit } from "./fixture/process.mjs";
import { startTray } from "./fixture/tray.mjs";
import { windowTest } from "./fixture/window-test.mjs";
import { until } from "./client/until.mjs";

const NEXT_LOOK = 45_000;
// A live fleet is asked each 10 s at the latest.
const HEARTBEAT = 12_000;

const HAIL = "▶ EU-HAIL_v2_2026Q2: 1/3, Hail swath footprint";
const IDLE = "‖ EU-FL_v5_2026Q2_sens-A: idle since TIME";
const END = ["-", "Open EMR Monitor", "Quit"];
const FAILED = "✖ EU-WS_v12_2026Q2: Ground-up loss, PF-12 failed, TIME";

windowTest(
  "the tray tells the worst state and the clusters, opens what is pressed, and pauses over a restart",
  async ({ open, launch, sim, play }) => {
    const tray = await play(startTray);
    const fleet = await sim("--scenario", "failed-step", "--start-ms", String(Date.now()));
    const page = await open([], fleet.env);
    await tray.untilLook("running");
    const running = "▶ EU-WS_v12_2026Q2: 1/4, Ground-up loss, PF-12";
    const calm = ["1 idle, 2 running", "-", IDLE, "-", running, HAIL, "-", "Pause watching", ...END];
    await tray.untilLines(calm);

    await fleet.advance(70_000);
    await tray.untilLook("failed", NEXT_LOOK);
    const orders = ["1 unread alert", "Pause watching"];
    await tray.untilLines([
      "1 failed, 1 idle, 1 running",
      "-",
      FAILED,
      IDLE,
      "-",
      HAIL,
      "-",
      ...orders,
      ...END,
    ]);
    const shown = tray.now.menu.find(({ label }) => label.includes("EU-WS"));
    await tray.click(shown.label);
    await page.select("[data-step-id][aria-selected=true][data-state=FAILED]");
    await tray.untilLook("running");

    await tray.click("Pause watching");
    await tray.untilLook("paused");
    assert.match(tray.lines[0], /^Paused since \d\d:\d\d · /);
    await quit(page.driver);
    await page.close();
    const asked = await fleet.calls();
    const app = launch([], fleet.env);
    await tray.until("the icon is there again", () => true);
    await tray.untilLook("paused");
    const end = Date.now() + HEARTBEAT;
    await until("a look would have been due", () => Date.now() > end);
    assert.deepEqual(await fleet.calls(), asked, "paused, nothing is asked");

    await tray.click("Resume watching");
    await tray.untilLook("running");
    assert.notDeepEqual(await fleet.calls(), asked);
    await fleet.end();
    await tray.untilLook("offline", NEXT_LOOK);
    await tray.quit();
    await until("it ends", () => app.ended);
    assert.equal(app.code, 0);
  },
);

windowTest("while nothing changes the menu is left alone", async ({ open, play }) => {
  const tray = await play(startTray);
  const page = await open(["--demo", "--scenario", "quiet", "--speed", "60"]);
  const line = "‖ EU-WS_v12_2026Q2_sens-B: idle since TIME";
  await tray.untilLines(["Demo · 1 idle", "-", line, "-", "Pause watching", ...END]);
  const checked = () => page.run(() => Number(document.querySelector("[data-checked]").dataset.checked));
  const [before, since] = [await tray.count(), await checked()];
  await until("five minutes of looks", async () => (await checked()) >= since + 300);
  assert.deepEqual(await tray.count(), before);
});

windowTest("hostile names are short plain lines in the menu, and each is in it", async ({ launch, play }) => {
  const tray = await play(startTray);
  launch(["--demo", "--scenario", "hostile"]);
  await until("all clusters are in the menu", () => tray.lines.length > 16);
  for (const line of tray.lines) {
    assert.ok(line.length > 0 && [...line].length <= 84, line);
    assert.doesNotMatch(line, /[\p{Cc}\p{Bidi_C}]/u);
  }
  assert.ok(
    tray.lines.some((line) => line.includes("under_score & amp &lt;")),
    tray.lines.join("\n"),
  );
});
