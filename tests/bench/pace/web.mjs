// The web monitor as a watcher: Flask and boto3 behind Gunicorn with four workers, and people whose browsers have its page.
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { Seen } from "./seen.mjs";
import { start } from "../../window/fixture/process.mjs";
import { NotYet, until } from "../../window/client/until.mjs";

const FOLDER = fileURLToPath(new URL("../peer/", import.meta.url));
const WORKERS = 4;
const EVERY = 10_000;
/** How the page marks a cluster whose steps EMR refused to tell. */
const REFUSED = "data-refused";
/** Gunicorn's own 30 s would end workers in the middle of a refresh. */
const PATIENCE_S = 300;

/** Begins with so many people. */
export const web =
  (people) =>
  async ({ home, fleet }) => {
    const port = await freePort();
    const bind = ["--bind", `127.0.0.1:${port}`, "--timeout", String(PATIENCE_S), "--chdir", FOLDER];
    const args = ["--workers", String(WORKERS), ...bind, "--log-level", "warning", "app:app"];
    // Its compiled form belongs with what the bench throws away.
    const env = home.env({ ...fleet.aws, PYTHONDONTWRITEBYTECODE: "1" });
    const server = start(join(process.env.EMR_MONITOR_BENCH_WEB, "gunicorn"), args, { env, log: home.log });
    await until("the web monitor is up", () => isUp(server, port));
    const seens = Array.from({ length: people }, () => new Seen());
    const refreshes = [];
    let stopped = false;
    const watch = async (seen) => {
      while (!stopped) {
        const began = Date.now();
        refreshes.push(await refresh(port, seen));
        // Who waits for the page does not ask for it again meanwhile.
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, began + EVERY - Date.now())));
      }
    };
    // One look at everything before it is measured, as the others have.
    await refresh(port, seens[0]);
    const watching = seens.map((seen) => watch(seen).catch(() => {}));
    const end = async () => {
      stopped = true;
      await server.end();
      await Promise.all(watching);
    };
    return { seens, refreshes, end };
  };

/** Loads the page as a browser would and notes what it shows: { at, took, failed }. */
async function refresh(port, seen) {
  const began = Date.now();
  const answer = await fetch(`http://127.0.0.1:${port}/`);
  const page = await answer.text();
  const at = Date.now();
  if (answer.ok) read(page, seen, at);
  return { at, took: at - began, failed: !answer.ok || page.includes(REFUSED) };
}

function read(page, seen, at) {
  const ids = new Set();
  for (const row of page.split("<tr ").slice(1)) {
    const [, id, state] = /data-cluster="([^"]+)" data-state="([^"]+)"/.exec(row);
    const steps = [...row.matchAll(/data-step="([^"]+)"/g)];
    const ended = steps.filter(([, step]) => step === "COMPLETED").length;
    ids.add(id);
    seen.note(id, state, row.includes(REFUSED) ? undefined : ended, at);
  }
  seen.listed(ids, at);
}

async function isUp(server, port) {
  if (server.ended) throw new Error(`The web monitor ended: ${server.said}`);
  try {
    return (await fetch(`http://127.0.0.1:${port}/up`)).ok;
  } catch (error) {
    throw new NotYet(error.message);
  }
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
