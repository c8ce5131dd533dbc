// The npm packages of the lock file, installed only when they are not those already there.
import { join } from "node:path";
import { mustRun, npm, root } from "./process.mjs";
import { fingerprint, unlessDone } from "./stamp.mjs";

/** Brings node_modules in step with package-lock.json. */
export async function installModules() {
  const stamp = join(root, "node_modules", ".emr-monitor-lock");
  const mark = fingerprint([join(root, "package-lock.json"), join(root, "package.json")]);
  await unlessDone(stamp, mark, async () => {
    console.log("Installing the npm packages of package-lock.json (only after it changed).");
    await mustRun(
      "The npm packages could not be installed; the lines above say why. Type npm start again when it is mended.",
      ...npm("ci", "--no-fund", "--no-audit"),
    );
  });
}
