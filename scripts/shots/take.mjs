// Takes the pictures of list.mjs, or those that are named. Run by `npm run shots` inside tests/window/session.sh.
import { join } from "node:path";
import { SHOTS } from "./list.mjs";
import { Page } from "../../tests/window/client/page.mjs";
import { Session } from "../../tests/window/client/session.mjs";
import { startDunst } from "../../tests/window/fixture/dunst.mjs";
import { Home } from "../../tests/window/fixture/home.mjs";
import { startTray } from "../../tests/window/fixture/tray.mjs";

const DOCS = join(import.meta.dirname, "..", "..", "docs");
const SIZE = [1280, 800];
// What a desktop in these colours says to its programs.
const DESKTOP = { light: "Adwaita", dark: "Adwaita:dark" };

const names = process.argv.slice(2);
const unknown = names.filter((name) => !SHOTS.some((shot) => shot.name === name));
if (unknown.length) {
  console.error(
    `There is no picture ${unknown.join(", ")}. There are: ${SHOTS.map(({ name }) => name).join(", ")}.`,
  );
  process.exit(1);
}
for (const shot of SHOTS.filter(({ name }) => names.length === 0 || names.includes(name))) {
  await take(shot);
  console.log(`docs/${shot.name}.png`);
}

async function take({ name, theme, on, then }) {
  const home = new Home();
  const ends = [() => home.remove()];
  try {
    const place = { env: home.env(), log: home.log };
    // As on a usual desktop: it shows notices, and icons in a tray.
    for (const part of [await startDunst(place), await startTray(place)]) ends.push(() => part.end());
    const { args, env } = await on({ home, place, ends });
    const all = home.env({ ...env, GTK_THEME: DESKTOP[theme] });
    const binary = process.env.EMR_MONITOR_SHOT_APP;
    const session = await Session.open({ binary, args, env: all, log: home.log });
    ends.push(() => session.close());
    const page = new Page(session);
    await page.place();
    await page.select("[data-ready=true]");
    await page.resize(...SIZE);
    await then(page);
    await page.picture(join(DOCS, `${name}.png`));
  } finally {
    for (const end of ends.reverse()) await end();
  }
}
