// The web monitor which the bench measures the app against: its packages, in a Python environment of their own.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { targetFolder } from "../setup/disk.mjs";
import { mustRun } from "../setup/process.mjs";
import { unlessDone } from "../setup/stamp.mjs";

const PACKAGES = ["flask==3.1.3", "gunicorn==27.0.1", "boto3==1.44.5"];

/** Installs them once for the versions named here, and gives the folder of the environment's programs. */
export async function installWeb() {
  const venv = join(targetFolder(), "web-monitor");
  mkdirSync(targetFolder(), { recursive: true });
  await unlessDone(join(venv, ".emr-monitor-web"), PACKAGES.join(" "), async () => {
    console.log(`Installing ${PACKAGES.join(", ")} to measure against (once).`);
    const why = "The web monitor to measure against could not be installed; the lines above say why.";
    await mustRun(why, "python3", ["-m", "venv", "--clear", venv]);
    const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...PACKAGES];
    await mustRun(why, join(venv, "bin", "python"), pip);
  });
  return join(venv, "bin");
}
