// From exec to the last known list on the screen, against the AWS CLI listing the same clusters from the same endpoint.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { settledDark, whenDark } from "./framebuffer.mjs";
import { APP, CLUSTERS, endInOrder } from "./fleet.mjs";
import { until } from "../client/until.mjs";
import { Screen } from "../fixture/screen.mjs";
import { start } from "../fixture/process.mjs";

const LIMIT = 30_000;
/** Where the names of clusters stand in the page. */
const NAMES = { x: 400, y: 150, width: 240, height: 220 };
/** The share of a full list's dark pixels at which it is there: names, and not the shapes that stand for them. */
const PAINTED = 0.9;

/** Interleaved rounds: { app, cli }, each the milliseconds of every round. */
export async function firstList(display, seen, rounds) {
  const names = await look(display, seen);
  const took = { app: [], cli: [] };
  for (let round = 0; round < rounds; round += 1) {
    took.app.push(await startUntilPainted(display, seen, names));
    took.cli.push(await list(seen));
    console.log(
      `list ${round + 1}: the app ${took.app[round].toFixed(0)} ms, the CLI ${took.cli[round].toFixed(0)} ms`,
    );
  }
  return took;
}

/** Where the names are on this display, and how dark they are: learnt from a start that is not counted. */
async function look(display, seen) {
  const app = start(APP, [], seen);
  const screen = new Screen(display.env);
  await screen.until("shown");
  const { x, y } = await screen.geometry();
  const area = { ...NAMES, x: x + NAMES.x, y: y + NAMES.y };
  const dark = await settledDark(display, area);
  await endInOrder(app);
  return { area, least: dark * PAINTED };
}

async function startUntilPainted(display, seen, { area, least }) {
  await until("the display is empty", () => display.darkIn(area) === 0);
  const began = performance.now();
  const app = start(APP, [], seen);
  const painted = await whenDark(display, area, least, LIMIT);
  await endInOrder(app);
  return painted - began;
}

async function list(seen) {
  const to = ["--region", seen.region, "--endpoint-url", seen.endpoint];
  const args = ["emr", "list-clusters", "--active", ...to, "--query", "Clusters[].Id"];
  const began = performance.now();
  const { stdout } = await promisify(execFile)(process.env.EMR_MONITOR_BENCH_AWS, args, { env: seen.env });
  const took = performance.now() - began;
  const listed = JSON.parse(stdout).length;
  if (listed !== CLUSTERS) throw new Error(`The AWS CLI listed ${listed} of ${CLUSTERS} clusters`);
  return took;
}
