// Runs steps of the static check, each after what it needs, and names at the end those that failed.
import { checkDisk } from "../setup/disk.mjs";
import { installModules } from "../setup/modules.mjs";
import { endWith, Stop } from "../setup/process.mjs";
import { checkRust } from "../setup/rust.mjs";
import { installSystem } from "../setup/system.mjs";
import { buildUi } from "../setup/ui.mjs";
import { STEPS } from "./steps.mjs";

const READY = {
  modules: installModules,
  rust: checkRust,
  system: async () => {
    checkDisk("debug");
    await installSystem(["build"]);
  },
  ui: async () => {
    await installModules();
    await buildUi();
  },
};

/** Runs the named steps, or all of them, and ends with 1 when one failed. */
export function check(names) {
  return endWith(async () => {
    const failed = await failedSteps(names.length ? names : Object.keys(STEPS));
    if (failed.length) throw new Stop(`The check failed in: ${failed.join(", ")}.`);
    console.log("The check is clean.");
  });
}

/** Runs steps one after the other and returns the names of those that failed; `onText(name, text)` hears what they print. */
export async function failedSteps(names, onText) {
  const failed = [];
  for (const name of names) {
    const step = STEPS[name];
    if (!step) throw new Stop(`There is no step named ${name}. There are: ${Object.keys(STEPS).join(", ")}.`);
    console.log(`\n— check:${name}`);
    if (!(await isClean(step, onText && ((text) => onText(name, text))))) failed.push(name);
  }
  return failed;
}

// What a step needs may fail to become ready; the steps after it can still tell something.
async function isClean(step, onText) {
  try {
    for (const need of step.needs) await READY[need]();
    return (await step.run({ onText })) === 0;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(error.message);
    return false;
  }
}
