// `npm run bench [rounds]`: figures of the optimised app, measured on this machine, each beside its goal.
import { join } from "node:path";
import { endWith, mustRun, root, run } from "./setup/process.mjs";
import { targetFolder } from "./setup/disk.mjs";
import { installModules } from "./setup/modules.mjs";
import { checkRust } from "./setup/rust.mjs";
import { installSystem } from "./setup/system.mjs";
import { buildUi } from "./setup/ui.mjs";

const PEERS = ["-p", "emr-monitor-sim", "-p", "emr-monitor-tests", "--bins"];
const APP = ["-p", "emr-monitor", "--features", "custom-protocol"];

endWith(async () => {
  checkRust();
  await installSystem(["build", "test"]);
  await installModules();
  await buildUi();
  const failed = "What is measured could not be built; the lines above say why.";
  await mustRun(failed, "cargo", ["build", "--locked", ...PEERS]);
  await mustRun(failed, "cargo", ["build", "--locked", "--release", ...APP]);
  const env = {
    ...process.env,
    EMR_MONITOR_BIN_DIR: join(targetFolder(), "debug"),
    EMR_MONITOR_BENCH_APP: join(targetFolder(), "release", "emr-monitor"),
  };
  const bench = join(root, "tests", "window", "bench", "notice.mjs");
  const session = join(root, "tests", "window", "session.sh");
  return run("bash", [session, process.execPath, bench, ...process.argv.slice(2)], { env });
});
