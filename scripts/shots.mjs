// `npm run shots [names]`: the pictures in docs/, taken from the real window on a simulated fleet. Which: scripts/shots/list.mjs.
import { join } from "node:path";
import { checkDisk, targetFolder } from "./setup/disk.mjs";
import { buildApp } from "./setup/app.mjs";
import { installModules } from "./setup/modules.mjs";
import { endWith, mustRun, root, run } from "./setup/process.mjs";
import { checkRust } from "./setup/rust.mjs";
import { installSystem } from "./setup/system.mjs";
import { buildUi } from "./setup/ui.mjs";

endWith(async () => {
  checkRust();
  checkDisk("release");
  await installSystem(["build", "test"]);
  await installModules();
  await buildUi();
  await buildApp();
  const failed = "What stands for AWS and the desktop could not be built; the lines above say why.";
  const peers = ["-p", "emr-monitor-sim", "-p", "emr-monitor-tests", "--bins"];
  await mustRun(failed, "cargo", ["build", "--locked", ...peers]);
  const env = {
    ...process.env,
    EMR_MONITOR_BIN_DIR: join(targetFolder(), "debug"),
    EMR_MONITOR_SHOT_APP: join(targetFolder(), "release", "emr-monitor"),
  };
  const session = join(root, "tests", "window", "session.sh");
  const take = join(root, "scripts", "shots", "take.mjs");
  return run("bash", [session, process.execPath, take, ...process.argv.slice(2)], { env });
});
