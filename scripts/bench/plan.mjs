// Runs the plan on paused time, without a socket, for 1 to 64 apps and 5 to 500 live clusters, and draws what came of it.
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { drawn } from "./plan-picture.mjs";
import { root } from "../setup/process.mjs";

const PICTURE = join("docs", "pace.svg");
const EXAMPLE = ["run", "--release", "--locked", "-q", "-p", "emr-monitor-core", "--example", "pace"];

/** Prints a line a run and writes the picture. */
export async function plan() {
  const { stdout } = await promisify(execFile)("cargo", EXAMPLE, { cwd: root });
  const runs = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  console.log(`\nnpm run bench plan\n\n${table(runs)}\n`);
  writeFileSync(join(root, PICTURE), drawn(runs));
  console.log(`Drawn into ${PICTURE}.`);
  return 0;
}

function table(runs) {
  const head =
    "| apps | live clusters | calls a minute | throttled | bystander refused | smallest share | cluster change p95 | step change p95 |";
  const rule = "|---|---|---|---|---|---|---|---|";
  return [head, rule, ...runs.map(line)].join("\n");
}

function line(run) {
  const percent = (part) => `${(part * 100).toFixed(2)} %`;
  const seconds = (value) => `${value.toFixed(1)} s`;
  const steps = run.views
    ? `${seconds(run.stepChange)}, open ${seconds(run.viewedStepChange)}`
    : seconds(run.stepChange);
  const cells = [
    run.apps,
    run.live,
    run.callsAMinute.toFixed(1),
    percent(run.throttled),
    percent(run.bystanderRefused),
    run.smallestShare.toFixed(2),
    seconds(run.clusterChange),
    steps,
  ];
  return `| ${cells.join(" | ")} |`;
}
