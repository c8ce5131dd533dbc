// Runs lanes one after the other, stops after the first that fails, and closes with the sum of them.
import { LANES } from "./lanes.mjs";
import { sum } from "./tally.mjs";
import { checkDisk } from "../setup/disk.mjs";
import { installModules } from "../setup/modules.mjs";
import { installMoto } from "../setup/moto.mjs";
import { endWith, Stop } from "../setup/process.mjs";
import { checkRust } from "../setup/rust.mjs";
import { installSystem } from "../setup/system.mjs";
import { buildUi } from "../setup/ui.mjs";

const READY = {
  modules: installModules,
  moto: async () => {
    await installSystem(["test"]);
    await installMoto();
  },
  ui: async () => {
    await installSystem(["build"]);
    await installModules();
    await buildUi();
  },
};

/** Runs the named lanes, or all that are not apart; ends with 1 when one fails or has no test. */
export function test(names) {
  return endWith(async () => {
    const together = names.length === 0;
    const chosen = together ? Object.keys(LANES).filter((name) => !LANES[name].apart) : names;
    const unknown = chosen.filter((name) => !(name in LANES));
    if (unknown.length)
      throw new Stop(`There is no lane ${unknown.join(", ")}. There are: ${Object.keys(LANES).join(", ")}.`);
    checkRust();
    checkDisk("debug");
    if (together) await installSystem(["build", "test"]);
    const tallies = [];
    const stopped = await runLanes(chosen, together, tallies);
    const { passed, failed } = sum(tallies);
    if (stopped) console.error(`\n${stopped}`);
    console.log(`\n${passed} passed, ${failed} failed`);
    return stopped ? 1 : 0;
  });
}

// Returns what to say about the lane that ended the run, or null when all went well.
async function runLanes(chosen, together, tallies) {
  for (const name of chosen) {
    console.log(`\n=== test:${name}`);
    const began = Date.now();
    const result = await runLane(name, together);
    const failed = result.code !== 0 && result.failed === 0 ? 1 : result.failed;
    tallies.push({ passed: result.passed, failed });
    if (failed > 0) return result.why ?? `The lane ${name} failed; the lanes after it did not run.`;
    if (result.passed === 0) {
      tallies.push({ passed: 0, failed: 1 });
      return `The lane ${name} ran no test, which counts as a failure; the lanes after it did not run.`;
    }
    console.log(`=== test:${name}: ${result.passed} passed in ${((Date.now() - began) / 1000).toFixed(0)} s`);
  }
  return null;
}

async function runLane(name, together) {
  const lane = LANES[name];
  try {
    for (const need of lane.needs) await READY[need]();
    return await lane.run(together);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return {
      code: 1,
      passed: 0,
      failed: 1,
      why: `${error.message} The lane ${name} failed; the lanes after it did not run.`,
    };
  }
}
