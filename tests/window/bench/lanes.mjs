// What a frame of the fleet's timeline costs in the app's own window, where nothing but the processor paints. Run by
// `npm run bench lanes` inside tests/window/session.sh.
import { readFileSync } from "node:fs";
import { machine } from "../../bench/machine.mjs";
import { row, table } from "../../bench/table.mjs";
import { Page } from "../client/page.mjs";
import { Session } from "../client/session.mjs";
import { Home } from "../fixture/home.mjs";

// Each look takes time from what is timed.
const BETWEEN = 2_000;
const LIMIT = 180_000;
/** The longest a frame may take, in milliseconds: half of one at 60 a second, and what nobody notices. */
const BARS = 8;
const OVERLAY = 1;
const FLEET = "10,000 bars in 200 lanes";

const ms = (value) => `${value.toFixed(2)} ms`;

async function answer(page) {
  const end = Date.now() + LIMIT;
  while (Date.now() < end) {
    await new Promise((rested) => setTimeout(rested, BETWEEN));
    const found = await page.run(() => window.found);
    if (found) return found;
  }
  throw new Error(`The frames were not timed within ${LIMIT / 1000} s.`);
}

const home = new Home();
const session = await Session.open({
  binary: process.env.EMR_MONITOR_BENCH_APP,
  args: ["--demo", "--scenario", "quiet"],
  env: home.env({ EMR_MONITOR_LOG: "warn" }),
  log: home.log,
});
try {
  const page = new Page(session);
  await page.select("[data-ready=true]");
  const script = readFileSync(process.env.EMR_MONITOR_BENCH_LANES, "utf8");
  await page.load(
    `${script}\n;laneBench.laneBench().then((found) => { window.found = found; }, (error) => { window.found = { error: String(error) }; });`,
  );
  const found = await answer(page);
  if (found.error) throw new Error(found.error);
  // What reading a pixel costs, which has the frame painted, is no part of it.
  const [idle] = [...found.nothing.median].sort((a, b) => a - b).slice(2);
  const told = (name, of) => found[name][of].map((took) => Math.max(0, took - idle));
  const naive = "the same bars one by one";
  const compare = (what, name, of) =>
    row({ what, app: told(name, of), by: told(`${name}, plain`, of), beside: naive, unit: ms });
  const limit = (what, name, most) =>
    row({ what, app: told(name, "p95"), by: most, beside: "the longest it may take,", goal: 1, unit: ms });
  console.log(
    `\nnpm run bench lanes\n${await machine([["WebKitGTK", "pkg-config", "--modversion", "webkit2gtk-4.1"]])}`,
  );
  console.log(
    `40 frames a round of a moving window of time; reading a pixel back, ${ms(idle)}, is taken off.\n`,
  );
  console.log(
    table([
      compare(`a frame of ${FLEET}, all in sight, p95`, "all", "p95"),
      compare(`a frame of ${FLEET}, all in sight, median`, "all", "median"),
      compare("a frame of the same at full height, scrolled, with names, p95", "labels", "p95"),
      limit(`a frame of ${FLEET}, all in sight, p95`, "all", BARS),
      limit("a frame of the same at full height, scrolled, with names, p95", "labels", BARS),
      limit("a frame of what follows pointer and clock, p95 of 20 at once", "overlay", OVERLAY),
    ]),
  );
} finally {
  await session.close();
  home.remove();
}
