// From the answer in which EMR first says FAILED to the notice on the session bus: the real app, the simulated fleet, and a
// recording notification daemon.
import { APP } from "./fleet.mjs";
import { until } from "../client/until.mjs";
import { Home } from "../fixture/home.mjs";
import { startNotifications } from "../fixture/notifications.mjs";
import { start } from "../fixture/process.mjs";
import { startSim } from "../fixture/sim.mjs";

// When it is about to fail, by the scenario.
const FAILS_WITHIN = 70_000;
const CLUSTERS = 3;
// The state of a live cluster is read each 10 s, its steps each 45 s.
const LIMIT = 90_000;

const isOfSteps = ({ operation }) => operation === "ListSteps" || operation === "DescribeStep";

/** The milliseconds of each round. */
export async function notice(rounds) {
  const took = [];
  for (let round = 0; round < rounds; round += 1) {
    took.push(await once());
    console.log(`notice ${round + 1}: ${took[round].toFixed(0)} ms`);
  }
  return took;
}

async function once() {
  const home = new Home();
  const place = { env: home.env(), log: home.log };
  const ends = [];
  try {
    const daemon = await startNotifications(place);
    ends.push(daemon);
    const fleet = await startSim(place, ["--scenario", "failed-step", "--start-ms", String(Date.now())]);
    ends.push(fleet);
    home.writeProfiles(fleet.profiles);
    const env = home.env({ ...fleet.env, AWS_PROFILE: fleet.profiles[0].name, EMR_MONITOR_LOG: "warn" });
    ends.push(start(APP, [], { env, log: home.log }));
    await until("all steps are read", async () => (await read(fleet)).size === CLUSTERS, LIMIT);
    await fleet.advance(FAILS_WITHIN);
    const notice = await daemon.until(({ summary }) => summary.startsWith("Failed"), LIMIT);
    const clock = await offset(fleet);
    const answers = (await fleet.calls()).filter(isOfSteps).map(({ at_ms: at }) => at - clock);
    // The failure came with the last answer about steps before the notice.
    return notice.at - Math.max(...answers.filter((at) => at <= notice.at));
  } finally {
    for (const one of ends.reverse()) await one.end();
    home.remove();
  }
}

async function read(fleet) {
  return new Set((await fleet.calls()).filter(isOfSteps).map(({ cluster }) => cluster));
}

// The fleet's clock less this computer's.
async function offset(fleet) {
  const before = Date.now();
  const now = await fleet.now();
  return now - (before + Date.now()) / 2;
}
