// A simulated fleet for the bench: with EMR's documented quotas and 50 ms a call, on this computer's clock.
import { startSim } from "../window/fixture/sim.mjs";

export const LATENCY = 50;

/** Starts one of a scenario, its quotas off until they are put on; `offset` is its clock less this computer's. */
export async function startFleet(home, scenario) {
  const args = ["--scenario", scenario, "--latency-ms", String(LATENCY), "--no-quotas"];
  const place = { env: home.env(), log: home.log };
  const fleet = await startSim(place, [...args, "--start-ms", String(Date.now())]);
  const before = Date.now();
  const now = await fleet.now();
  const [profile] = fleet.profiles;
  return {
    ...fleet,
    offset: now - (before + Date.now()) / 2,
    second: fleet.secondProfiles[0],
    /** What makes boto3 and the AWS CLI ask it. */
    aws: {
      ...fleet.env,
      AWS_ACCESS_KEY_ID: profile.access_key_id,
      AWS_SECRET_ACCESS_KEY: profile.secret_access_key,
      AWS_DEFAULT_REGION: profile.regions[0],
    },
  };
}

/** Whether the sim saw this call from the measured watcher, and not from the bystander. */
export const isMeasured = (fleet) => (call) => call.caller === fleet.profiles[0].name;
