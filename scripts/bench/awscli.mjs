// The AWS CLI, which the bench measures the app against, in a Python environment of its own.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { targetFolder } from "../setup/disk.mjs";
import { mustRun } from "../setup/process.mjs";
import { unlessDone } from "../setup/stamp.mjs";

const AWSCLI = "awscli==1.46.3";

/** Installs the AWS CLI once for each version named here, and gives the path of its program. */
export async function installAwscli() {
  const venv = join(targetFolder(), "awscli");
  mkdirSync(targetFolder(), { recursive: true });
  await unlessDone(join(venv, ".emr-monitor-awscli"), AWSCLI, async () => {
    console.log(`Installing ${AWSCLI} to measure against (once).`);
    const why = "The AWS CLI could not be installed; the lines above say why.";
    await mustRun(why, "python3", ["-m", "venv", "--clear", venv]);
    const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", AWSCLI];
    await mustRun(why, join(venv, "bin", "python"), pip);
  });
  return join(venv, "bin", "aws");
}
