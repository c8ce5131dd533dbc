// The engine on the big fleet: filled with the budget lifted; then, when what had ended is a day old and listed no more, as people
// have it: started on its archive, in steady state with its share of the quotas.
import { statSync } from "node:fs";
import { join } from "node:path";
import { cpuSeconds, memory } from "./usage.mjs";
import { DEFAULT_SHARE, LIFTED, startEngine } from "../engine.mjs";
import { startFleet } from "../fleet.mjs";
import { until } from "../../window/client/until.mjs";
import { Home } from "../../window/fixture/home.mjs";

const MINUTE = 60_000;
const CLUSTERS = 2_000;
const STEPS = 100_000;
const LIVE = { clusters: 200, steps: 51_200 };
/** After this what ended before the start is a day old. */
const LATER = 3.1 * 60 * MINUTE;
const FILL = 10 * MINUTE;
/** Calls a minute that fifteen scopes cannot make within their share: the picture is still being filled. */
const STILL_FILLING = 600;
const SETTLED = MINUTE;
/** Without limits, what moved while the engine was closed is read well within this. */
const CAUGHT_UP = 2 * MINUTE;

/** Everything that the table tells. */
export async function bigFleet(minutes) {
  const home = new Home();
  const ends = [() => home.remove()];
  try {
    const fleet = await startFleet(home, "big-fleet");
    ends.unshift(() => fleet.end());
    const idle = await idleEngine(home, fleet);
    const began = Date.now();
    const first = await startEngine({ home, fleet, folder: "engine", share: LIFTED });
    ends.unshift(() => first.end());
    await filled(first, { clusters: CLUSTERS, steps: STEPS });
    const filledIn = Date.now() - began;
    console.log(`filled in ${(filledIn / 1000).toFixed(1)} s, ${JSON.stringify(memory(first.pid))}`);
    const full = await steady(fleet, first, minutes);
    await first.stop();
    await fleet.advance(LATER);
    await fleet.quotas(false);
    const second = await startEngine({ home, fleet, folder: "engine", share: LIFTED });
    ends.unshift(() => second.end());
    await filled(second, LIVE);
    await pause(CAUGHT_UP);
    await second.stop();
    await fleet.quotas(true);
    // As people have it: started on its archive, within its share. What the lifted budget took at once is no part of it.
    const third = await startEngine({ home, fleet, folder: "engine", share: DEFAULT_SHARE });
    ends.unshift(() => third.end());
    await filled(third, LIVE);
    const later = await steady(fleet, third, minutes);
    const archive = statSync(join(home.root, "engine", "archive.sqlite")).size;
    return { idle, filledIn, full, later, archive };
  } finally {
    for (const end of ends) await end();
  }
}

/** What the process uses that watches nothing. */
async function idleEngine(home, fleet) {
  const engine = await startEngine({ home, fleet, folder: "idle", share: DEFAULT_SHARE, profiles: [] });
  const used = memory(engine.pid);
  await engine.end();
  return used;
}

async function filled(engine, { clusters, steps }) {
  await until(
    `${clusters} clusters with ${steps} steps are read`,
    async () => {
      await pause(1_000);
      const told = await engine.told();
      console.log(
        `${told.rows} clusters, ${told.whole} read whole, ${told.steps} steps, ${told.callsAMinute} calls a minute`,
      );
      return told.rows === clusters && told.whole === clusters && told.steps === steps;
    },
    FILL,
  );
}

/** Puts budget and quotas back and, once nothing is left to catch up with, measures. */
async function steady(fleet, engine, minutes) {
  await engine.share(DEFAULT_SHARE);
  await fleet.quotas(true);
  await until(
    "the calls are those of its share",
    async () => {
      await pause(1_000);
      return (await engine.told()).callsAMinute < STILL_FILLING;
    },
    FILL,
  );
  await pause(SETTLED);
  const before = { told: await engine.told(), cpu: cpuSeconds(engine.pid), at: Date.now() };
  await pause(minutes * MINUTE);
  const cpu = cpuSeconds(engine.pid) - before.cpu;
  const seconds = (Date.now() - before.at) / 1000;
  const used = memory(engine.pid);
  const told = await engine.told();
  const figures = { seconds, cpu: cpu / seconds, memory: used, before: before.told, told };
  console.log(JSON.stringify(figures));
  return figures;
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
