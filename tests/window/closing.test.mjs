import assert from "node:assert/strict";
import { join } from "node:path";
import { startNotifications } from "./fixture/notifications.mjs";
import { startTray } from "./fixture/tray.mjs";
import { OUT, windowTest } from "./fixture/window-test.mjs";
import { until } from "./client/until.mjs";

const untilEnded = (program) => until("it ends", () => program.ended);

windowTest(
  "closing hides to the tray and says so the first time; a second launch shows the window again",
  async ({ launch, sim, play, screen }) => {
    const daemon = await play(startNotifications);
    const tray = await play(startTray);
    const { env } = await sim("--scenario", "quiet");
    const app = launch([], env);
    await screen.until("shown");
    await tray.until("the icon is there", () => true);
    await screen.close();
    await screen.until("hidden");
    const { body } = await daemon.until(({ summary }) => summary === "EMR Monitor keeps watching");
    assert.equal(body, "It is in the tray. Quit from its menu.");

    const again = launch([], env);
    await untilEnded(again);
    assert.equal(again.code, 0);
    await screen.until("shown");
    await screen.close();
    await screen.until("hidden");
    await tray.click("Open EMR Monitor");
    await screen.until("shown");
    await screen.minimise();
    await untilEnded(launch([], env));
    await screen.until("shown");
    await until("keys go to it", () => screen.isActive());
    assert.equal(daemon.notices.length, 1, "closing is explained once");

    assert.equal(app.ended, false);
    await tray.quit();
    await untilEnded(app);
    assert.equal(app.code, 0);
  },
);

windowTest(
  "the window comes back where it was, whether the app was killed while hidden or ended by the system",
  async ({ launch, sim, play, screen }) => {
    const tray = await play(startTray);
    const { env } = await sim("--scenario", "quiet");
    const begin = async () => {
      const app = launch([], env);
      await screen.until("shown");
      await tray.until("the icon is there", () => true);
      return app;
    };
    const first = await begin();
    await screen.place({ x: 300, y: 200, width: 1000, height: 700 });
    const here = await screen.geometry();
    assert.deepEqual([here.width, here.height], [1000, 700]);
    await screen.close();
    await screen.until("hidden");
    await first.end();

    const second = await begin();
    await until("it is where it was", async () => same(await screen.geometry(), here));
    await screen.place({ x: 500, y: 100, width: 1100, height: 650 });
    const there = await screen.geometry();
    process.kill(second.pid, "SIGTERM");
    await untilEnded(second);
    assert.equal(second.code, 0);

    await begin();
    await until("it is where it was last", async () => same(await screen.geometry(), there));
  },
);

windowTest("without a tray, closing asks, and does what is answered", async ({ launch, sim, screen }) => {
  const { env } = await sim("--scenario", "quiet");
  const app = launch([], env);
  await screen.until("shown");
  await screen.close();
  await screen.untilAsked();
  await screen.answer("Escape");
  await screen.untilAnswered();
  assert.equal(await screen.state(), "shown");

  await screen.close();
  await screen.untilAsked();
  await screen.picture(join(OUT, "closing-asks.png"));
  await screen.answer("Return");
  await screen.until("hidden");
  await untilEnded(launch([], env));
  await screen.until("shown");

  await screen.close();
  await screen.untilAsked();
  await screen.answer("Tab", "Return");
  await untilEnded(app);
  assert.equal(app.code, 0);
});

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
