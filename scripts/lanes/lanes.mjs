// The lanes of the tests, cheapest first: the least powerful one that can fail holds each promise.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WORKSPACE } from "./cargo.mjs";
import { journeysFor, rustTests } from "./rust.mjs";
import { nodeTally, sum, vitestTally } from "./tally.mjs";
import { failedSteps } from "../check/entry.mjs";
import { STEPS } from "../check/steps.mjs";
import { filesUnder } from "../check/walls/tree.mjs";
import { packageLane } from "../package/lane.mjs";
import { targetFolder } from "../setup/disk.mjs";
import { mustRun, root, run, Stop, tool } from "../setup/process.mjs";

// What makes these journeys long: kills by the hundred, every fault on every call and for an hour, stops longer than any limit,
// a day of the engine's.
const LONG = {
  EMR_MONITOR_KILLS: "200",
  EMR_MONITOR_FAULTS: "all",
  EMR_MONITOR_STOPPED: "150",
  EMR_MONITOR_SOAK: "24",
};
const LONG_JOURNEYS = ["killed::", "faults::", "stopped::", "soak::"];

/**
 * Name → { needs, run(together) }: what must be ready before (see entry.mjs); resolves with { code, passed, failed }.
 * One that is `apart` runs only when it is named.
 */
export const LANES = {
  check: { needs: [], run: checkLane },
  ui: { needs: ["modules"], run: uiLane },
  core: { needs: [], run: (together) => rustTests("emr-monitor-core", together) },
  sim: { needs: [], run: (together) => rustTests("emr-monitor-sim", together) },
  store: { needs: [], run: (together) => rustTests("emr-monitor-store", together) },
  aws: { needs: [], run: (together) => rustTests("emr-monitor-aws", together) },
  journey: { needs: ["moto"], run: (together) => rustTests("emr-monitor-tests", together) },
  shell: { needs: ["ui"], run: (together) => rustTests("emr-monitor", together) },
  window: { needs: ["ui", "moto"], run: windowLane },
  long: { apart: true, needs: [], run: () => journeysFor(LONG_JOURNEYS, LONG) },
  package: { apart: true, needs: ["ui"], run: packageLane },
};

// The wire test runs in the shell lane; here it would only run twice.
async function checkLane(together) {
  let said = "";
  const steps = Object.keys(STEPS).filter((name) => !(together && name === "wire"));
  const failed = await failedSteps(steps, (name, text) => {
    if (name === "scripts") said += text;
  });
  if (failed.length) console.error(`\nThe check failed in: ${failed.join(", ")}.`);
  const others = failed.filter((name) => name !== "scripts").length;
  return { code: failed.length ? 1 : 0, ...sum([nodeTally(said), { passed: 0, failed: others }]) };
}

async function uiLane() {
  const report = join(tmpdir(), `emr-monitor-vitest-${process.pid}.json`);
  const code = await run(
    ...tool("vitest", [
      "run",
      "--config",
      "ui/vite.config.ts",
      "--reporter=default",
      "--reporter=json",
      `--outputFile=${report}`,
    ]),
  );
  // A runner that could not start at all wrote none.
  if (!existsSync(report)) return { code, passed: 0, failed: 0 };
  const tally = vitestTally(JSON.parse(readFileSync(report, "utf8")));
  rmSync(report);
  return { code, ...tally };
}

async function windowLane() {
  await buildEverything();
  const files = filesUnder(root, "tests/window", [".test.mjs"]).map((path) => join(root, path));
  if (files.length === 0) throw new Stop("The window lane has no test: tests/window/*.test.mjs is empty.");
  let said = "";
  const code = await run(
    "bash",
    [
      join(root, "tests", "window", "session.sh"),
      ...[
        process.execPath,
        "--test",
        "--test-concurrency=1",
        "--test-timeout=480000",
        "--test-reporter=spec",
        ...files,
      ],
    ],
    {
      env: { ...process.env, EMR_MONITOR_BIN_DIR: join(targetFolder(), "debug") },
      onText: (text) => (said += text),
    },
  );
  return { code, ...nodeTally(said) };
}

/** Compiles all packages, their tests and their binaries, once for all lanes. */
function buildEverything() {
  return mustRun("The workspace could not be built; the lines above say why.", "cargo", [
    "build",
    ...WORKSPACE,
    "--all-targets",
  ]);
}
