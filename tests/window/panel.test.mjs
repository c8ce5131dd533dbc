import assert from "node:assert/strict";
import { join } from "node:path";
import { ask } from "./fixture/ask.mjs";
import { startPanel } from "./fixture/panel.mjs";
import { OUT, windowTest } from "./fixture/window-test.mjs";
import { until } from "./client/until.mjs";

const WATCHER = "org.kde.StatusNotifierWatcher";

for (const dark of [false, true]) {
  const tone = dark ? "dark" : "light";
  windowTest(`xfce4-panel shows the icon on a ${tone} panel`, async ({ launch, play, home, screen }) => {
    const env = home.env();
    const panel = await play(startPanel, { dark });
    const bare = await panel.pixels();
    const app = launch(
      ["--demo", "--scenario", "failed-step", "--speed", "15"],
      dark ? { XDG_CURRENT_DESKTOP: "XFCE" } : {},
    );
    const property = [
      "org.freedesktop.DBus.Properties.Get",
      `string:${WATCHER}`,
      "string:RegisteredStatusNotifierItems",
    ];
    const call = [
      "--session",
      "--print-reply=literal",
      `--dest=${WATCHER}`,
      "/StatusNotifierWatcher",
      ...property,
    ];
    await until("the panel has our item", async () =>
      (await ask("dbus-send", call, { env })).includes("emr_monitor"),
    );
    await until("the icon is seen", async () => !bare.equals(await panel.pixels()));
    const calm = await panel.pixels();
    await until("a failure looks otherwise", async () => !calm.equals(await panel.pixels()));
    await panel.picture(join(OUT, `panel-${tone}.png`), { width: 120 });
    await screen.until("shown");
    assert.equal(app.ended, false);
    if (dark) return;
    await ask("xdotool", ["mousemove", "16", "2384", "click", "1"], { env });
    const size = { width: 420, height: 420 };
    await until("its menu opens", async () => {
      await panel.picture(join(OUT, "panel-menu.png"), size);
      const colours = await ask("identify", ["-format", "%k", join(OUT, "panel-menu.png")], { env });
      return Number(colours) > 200;
    });
  });
}
