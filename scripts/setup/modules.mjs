// The npm packages of the lock file, installed only when they are not those already there.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { mustRun, npm, root } from "./process.mjs";

/** Brings node_modules in step with package-lock.json. */
export async function installModules() {
  const wanted = packagesIn(join(root, "package-lock.json"));
  const installed = packagesIn(join(root, "node_modules", ".package-lock.json"));
  if (inStep(wanted, installed)) return;
  console.log("Installing the npm packages that package-lock.json names.");
  await mustRun(
    "The npm packages could not be installed; the lines above say why. Mend it, then type the command again.",
    ...npm("ci", "--no-fund", "--no-audit"),
  );
}

/** Whether what npm says it installed is what the lock file wants; what is optional may be left out. */
export function inStep(wanted, installed) {
  const missing = Object.entries(wanted).some(
    ([path, { optional }]) => path !== "" && !optional && !(path in installed),
  );
  return (
    !missing && Object.entries(installed).every(([path, { version }]) => wanted[path]?.version === version)
  );
}

// npm keeps the second of these files itself and writes it last, so that a broken-off installation has none.
function packagesIn(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages;
  } catch (error) {
    if (error.code === "ENOENT") return {};
    throw error;
  }
}
