// Memory shown and hidden: the app, a bare Tauri window, and Chromium with the same page, one after the other on one display.
import { mkdtempSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { preview } from "vite";
import { byProcess, pssOf, settledPss, treeOf } from "./pss.mjs";
import { APP, endInOrder } from "./fleet.mjs";
import { until } from "../client/until.mjs";
import { ask } from "../fixture/ask.mjs";
import { start } from "../fixture/process.mjs";
import { Screen } from "../fixture/screen.mjs";

const WEB_VIEW = "WebKitWebProces";
const SIZE = "1280,800";

/** Rounds of each: { app, hidden, bare, chromium, minimised }, all in bytes. */
export async function memory(display, seen, rounds) {
  const page = await serve();
  const took = { app: [], hidden: [], bare: [], chromium: [], minimised: [] };
  try {
    for (let round = 0; round < rounds; round += 1) {
      const app = await ofApp(display, seen);
      took.app.push(app.shown);
      took.hidden.push(app.hidden);
      took.bare.push(await ofBare(display, seen));
      const chromium = await ofChromium(display, seen, page.url);
      took.chromium.push(chromium.shown);
      took.minimised.push(chromium.minimised);
      const told = Object.entries(took).map(
        ([name, all]) => `${name} ${(all[round] / 2 ** 20).toFixed(0)} MiB`,
      );
      console.log(`memory ${round + 1}: ${told.join(", ")}`);
    }
  } finally {
    await page.end();
  }
  return took;
}

async function ofApp(display, seen) {
  const app = start(APP, [], seen);
  const screen = new Screen(display.env);
  await screen.until("shown");
  const shown = await settledPss(app.pid);
  console.log(`  shown: ${byProcess(app.pid)}`);
  await screen.close();
  const hasWebView = () => treeOf(app.pid).some(({ name }) => name === WEB_VIEW);
  await until("the web view is dropped", () => !hasWebView());
  const hidden = await settledPss(app.pid);
  console.log(`  hidden: ${byProcess(app.pid)}`);
  await endInOrder(app);
  return { shown, hidden };
}

async function ofBare(display, seen) {
  const bare = start(process.env.EMR_MONITOR_BENCH_BARE, [], seen);
  await titled(display, "^Bare window$");
  const shown = await settledPss(bare.pid);
  console.log(`  bare: ${byProcess(bare.pid)}`);
  await bare.end();
  return shown;
}

async function ofChromium(display, seen, url) {
  const profile = mkdtempSync(join(process.env.EMR_MONITOR_SESSION, "chromium-"));
  // Chromium refuses to be run by root with its sandbox on.
  const sandbox = process.getuid() === 0 ? ["--no-sandbox"] : [];
  const own = [`--user-data-dir=${profile}`, "--no-first-run", `--window-size=${SIZE}`];
  const chromium = start("chromium", [`--app=${url}`, ...own, ...sandbox], seen);
  const id = await titled(display, "^EMR Monitor with an invented fleet$");
  const shown = await settledPss(chromium.pid);
  await ask("xdotool", ["windowminimize", id], { env: display.env });
  const minimised = await settledPss(chromium.pid);
  await chromium.end();
  await until("Chromium is gone", () => pssOf(chromium.pid) === 0);
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  return { shown, minimised };
}

/** The id of the window with this title, once it is shown. */
function titled(display, title) {
  const words = ["search", "--onlyvisible", "--name", title];
  const look = () => ask("xdotool", words, { env: display.env }).catch(() => "");
  return until(`a window with the title ${title}`, async () => (await look()).split("\n")[0]);
}

/** Serves the page that Chromium shows: { url, end }. */
async function serve() {
  const folder = process.env.EMR_MONITOR_BENCH_PAGE;
  const served = { host: "127.0.0.1", port: 0 };
  const server = await preview({
    configFile: false,
    logLevel: "error",
    root: dirname(folder),
    build: { outDir: basename(folder) },
    preview: served,
  });
  const { port } = server.httpServer.address();
  return { url: `http://127.0.0.1:${port}/dev.html`, end: () => server.close() };
}
