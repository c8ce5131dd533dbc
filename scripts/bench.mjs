// `npm run bench [rounds]`: figures of the app as it is shipped, measured on this machine, each beside its goal.
import { join } from "node:path";
import { installAwscli } from "./bench/awscli.mjs";
import { buildPage } from "./bench/page.mjs";
import { buildShipped, shippedFolder } from "./package/shipped.mjs";
import { targetFolder } from "./setup/disk.mjs";
import { installModules } from "./setup/modules.mjs";
import { endWith, mustRun, root, run } from "./setup/process.mjs";
import { checkRust } from "./setup/rust.mjs";
import { installSystem } from "./setup/system.mjs";
import { buildUi } from "./setup/ui.mjs";

const PEERS = ["-p", "emr-monitor-sim", "-p", "emr-monitor-tests", "--bins"];

endWith(async () => {
  checkRust();
  await installSystem(["build", "test", "bench"]);
  await installModules();
  await buildUi();
  const failed = "What is measured could not be built; the lines above say why.";
  await mustRun(failed, "cargo", ["build", "--locked", ...PEERS]);
  await buildShipped();
  await buildShipped(["--example", "bare_window"]);
  const env = {
    ...process.env,
    EMR_MONITOR_BIN_DIR: join(targetFolder(), "debug"),
    EMR_MONITOR_BENCH_APP: join(shippedFolder(), "emr-monitor"),
    EMR_MONITOR_BENCH_BARE: join(shippedFolder(), "examples", "bare_window"),
    EMR_MONITOR_BENCH_AWS: await installAwscli(),
    EMR_MONITOR_BENCH_PAGE: await buildPage(),
  };
  const bench = join(root, "tests", "window", "bench", "all.mjs");
  const session = join(root, "tests", "window", "session.sh");
  return run("bash", [session, process.execPath, bench, ...process.argv.slice(2)], { env });
});
