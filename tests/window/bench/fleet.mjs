// Ten live clusters at a simulated EMR, and a home where the app has seen them before: what the bench starts the app on.
import { readdirSync } from "node:fs";
import { until } from "../client/until.mjs";
import { Home } from "../fixture/home.mjs";
import { start } from "../fixture/process.mjs";
import { startSim } from "../fixture/sim.mjs";

export const CLUSTERS = 10;
const LIMIT = 60_000;

/** The optimised app. */
export const APP = process.env.EMR_MONITOR_BENCH_APP;

/** Starts the fleet and lets the app, on `display`, read all of it once: { home, env, log, end }. */
export async function seenFleet(display) {
  const home = new Home();
  const place = { env: home.env(), log: home.log };
  const args = ["--scenario", `fleet:${CLUSTERS}`, "--start-ms", String(Date.now())];
  const fleet = await startSim(place, args);
  home.writeProfiles(fleet.profiles);
  const own = { ...fleet.env, AWS_PROFILE: fleet.profiles[0].name, EMR_MONITOR_LOG: "warn" };
  const env = home.env({ ...own, DISPLAY: display.env.DISPLAY, EMR_MONITOR_DROP_AFTER_MS: "200" });
  const app = start(APP, [], { env, log: home.log });
  await until("the steps of all clusters are read", async () => (await read(fleet)).size === CLUSTERS, LIMIT);
  await until("they are kept", () => readdirSync(home.archive).includes("archive.sqlite"));
  await endInOrder(app);
  const end = async () => {
    await fleet.end();
    home.remove();
  };
  return {
    env,
    log: home.log,
    region: fleet.profiles[0].regions[0],
    endpoint: fleet.env.AWS_ENDPOINT_URL_EMR,
    end,
  };
}

/** Asks the app to end as the system does, and waits until it has. */
export async function endInOrder(app) {
  process.kill(app.pid, "SIGTERM");
  await until("the app ends", () => app.ended);
  await app.end();
}

async function read(fleet) {
  const calls = await fleet.calls();
  return new Set(calls.filter(({ operation }) => operation === "ListSteps").map(({ cluster }) => cluster));
}
