// What a picture's app is started on: each gives { args, env } once its home is ready.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { startSim } from "../../tests/window/fixture/sim.mjs";

/** Two accounts with two Regions each at a simulated EMR, at their own speed: nothing says that it is not real. */
export async function busyDay({ home, place, ends }) {
  // From now on, lest the app find the computer's clock wrong: times and ids are others each day, all else is the same.
  const args = ["--scenario", "busy-day", "--start-ms", String(Date.now())];
  const fleet = await startSim(place, args);
  ends.push(() => fleet.end());
  home.writeProfiles(fleet.profiles);
  const watches = fleet.profiles.flatMap(({ name, regions }) =>
    regions.map((region) => `[[watch]]\nprofile = "${name}"\nregion = "${region}"\n`),
  );
  mkdirSync(dirname(home.settings), { recursive: true });
  writeFileSync(home.settings, watches.join("\n"));
  return { args: [], env: { ...fleet.env, AWS_PROFILE: fleet.profiles[0].name } };
}

/** The demo, as anybody can start it. */
export const demo = (scenario, speed) => () => ({
  args: ["--demo", "--scenario", scenario, "--speed", String(speed)],
  env: {},
});

/** A computer without any profile. */
export const nothing = () => ({ args: [], env: {} });
