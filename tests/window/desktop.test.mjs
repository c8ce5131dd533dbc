// The parts of a desktop that other tests put around the app, each held against a program that nobody here wrote.
import assert from "node:assert/strict";
import { ask, isOwned } from "./fixture/ask.mjs";
import { startDunst } from "./fixture/dunst.mjs";
import { startNotifications } from "./fixture/notifications.mjs";
import { startPanel } from "./fixture/panel.mjs";
import { startTray } from "./fixture/tray.mjs";
import { windowTest } from "./fixture/window-test.mjs";

const WATCHER = "org.kde.StatusNotifierWatcher";
const NOTIFICATIONS = "org.freedesktop.Notifications";

// dunstify sends a notice and prints its id, or, where an action is offered, waits and prints which was chosen.
const dunstify = async (env, ...args) => (await ask("dunstify", args, { env })).trim();

windowTest("the recording daemon replaces, ends and answers as dunst does", async ({ play, home }) => {
  const env = home.env();
  const replacing = async () => {
    const first = await dunstify(env, "-p", "Step failed", "No reason yet");
    const second = await dunstify(env, "-p", "Steps done", "<b>4</b> of 4");
    const again = await dunstify(env, "-p", "-r", first, "Step failed", "Out of memory");
    return { isReplaced: again === first, isAnother: second !== first };
  };
  const agreed = { isReplaced: true, isAnother: true };

  const dunst = await play(startDunst);
  assert.deepEqual(await replacing(), agreed);
  await dunst.untilShown(2);
  await dunst.history();
  const chosenInDunst = dunstify(env, "-A", "default,Open", "Cluster ended");
  await dunst.untilShown(1);
  await dunst.action();
  assert.equal(await chosenInDunst, "default");
  const kept = (await dunst.history()).map(({ summary, body }) => `${summary}: ${body}`).sort();
  assert.deepEqual(kept, ["Cluster ended: ", "Step failed: Out of memory", "Steps done: <b>4</b> of 4"]);
  await dunst.end();

  const daemon = await play(startNotifications);
  assert.deepEqual(await replacing(), agreed);
  assert.deepEqual(
    daemon.notices.map(({ body, replaced }) => [body, replaced]),
    [
      ["No reason yet", false],
      ["<b>4</b> of 4", false],
      ["Out of memory", true],
    ],
  );
  const chosen = dunstify(env, "-A", "default,Open", "Cluster ended");
  const { id, actions } = await daemon.until(({ summary }) => summary === "Cluster ended");
  assert.deepEqual(actions, ["default", "Open"]);
  await daemon.invoke(id);
  assert.equal(await chosen, "default");
  await daemon.end();
  assert.equal(await isOwned(NOTIFICATIONS, env), false, "its name is free again");
});

windowTest("the tray is there while it runs, and xfce4-panel can take its place", async ({ play, home }) => {
  const env = home.env();
  const tray = await play(startTray);
  assert.equal(await isOwned(WATCHER, env), true);
  await assert.rejects(tray.click("Quit"), /no item is in the tray/);
  await tray.end();
  assert.equal(await isOwned(WATCHER, env), false, "its name is free again");

  const panel = await play(startPanel);
  const light = await panel.pixels();
  await panel.end();
  const dark = await (await play(startPanel, { dark: true })).pixels();
  assert.ok(
    light[0] > 200 && dark[0] > 20 && dark[0] < 100,
    `a light and a dark panel: ${light[0]}, ${dark[0]}`,
  );
});
