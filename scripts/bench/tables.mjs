// The tables of the bench: what each needs built and installed, and how it is run.
import { join } from "node:path";
import { installAwscli } from "./awscli.mjs";
import { buildLaneBench, buildPage } from "./page.mjs";
import { plan } from "./plan.mjs";
import { installWeb } from "./web.mjs";
import { buildShipped, shippedFolder, SHIPPED } from "../package/shipped.mjs";
import { targetFolder } from "../setup/disk.mjs";
import { mustRun, root, run } from "../setup/process.mjs";
import { buildUi } from "../setup/ui.mjs";

const PACKAGES = ["-p", "emr-monitor-sim", "-p", "emr-monitor-tests"];
const MEASURED = ["--profile", SHIPPED, "--bin", "emr-monitor-sim", "--bin", "bench-engine"];

/** Name → runs it with its arguments, resolving with an exit code. */
export const TABLES = { window, lanes, pace, scale, plan };

async function window(args) {
  await buildUi();
  await build(["--bins"]);
  await buildShipped();
  await buildShipped(["--example", "bare_window"]);
  const env = {
    EMR_MONITOR_BIN_DIR: join(targetFolder(), "debug"),
    EMR_MONITOR_BENCH_APP: join(shippedFolder(), "emr-monitor"),
    EMR_MONITOR_BENCH_BARE: join(shippedFolder(), "examples", "bare_window"),
    EMR_MONITOR_BENCH_AWS: await installAwscli(),
    EMR_MONITOR_BENCH_PAGE: await buildPage(),
  };
  return inWindow("all.mjs", args, env);
}

async function lanes() {
  await buildUi();
  await buildShipped();
  const env = {
    EMR_MONITOR_BENCH_APP: join(shippedFolder(), "emr-monitor"),
    EMR_MONITOR_BENCH_LANES: await buildLaneBench(),
  };
  return inWindow("lanes.mjs", [], env);
}

function inWindow(file, args, env) {
  const session = join(root, "tests", "window", "session.sh");
  const bench = join(root, "tests", "window", "bench", file);
  return run("bash", [session, process.execPath, bench, ...args], { env: { ...process.env, ...env } });
}

async function pace(args) {
  await build(MEASURED);
  const env = {
    EMR_MONITOR_BIN_DIR: shippedFolder(),
    EMR_MONITOR_BENCH_AWS: await installAwscli(),
    EMR_MONITOR_BENCH_WEB: await installWeb(),
  };
  return measure("pace.mjs", args, env);
}

async function scale(args) {
  await build(MEASURED);
  return measure("scale.mjs", args, { EMR_MONITOR_BIN_DIR: shippedFolder() });
}

function build(which) {
  const failed = "What is measured could not be built; the lines above say why.";
  return mustRun(failed, "cargo", ["build", "--locked", ...PACKAGES, ...which]);
}

function measure(file, args, env) {
  const bench = join(root, "tests", "bench", file);
  return run(process.execPath, [bench, ...args], { env: { ...process.env, ...env } });
}
