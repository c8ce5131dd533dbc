// The package lane: makes the packages and tries them on a clean Debian, in a desktop session of its own.
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./bundle.mjs";
import { cleanDebian } from "./clean-debian.mjs";
import { buildShipped } from "./shipped.mjs";
import { filesUnder } from "../check/walls/tree.mjs";
import { nodeTally } from "../lanes/tally.mjs";
import { targetFolder } from "../setup/disk.mjs";
import { mustRun, root, run, Stop } from "../setup/process.mjs";
import { installSystem } from "../setup/system.mjs";

/** What stands for the version before, which the new one is installed over. */
const OLDER = "0.0.1";

/** Runs tests/package on fresh packages; resolves with { code, passed, failed }. */
export async function packageLane() {
  if (process.platform !== "linux" || process.getuid() !== 0) {
    throw new Stop(
      "Packages are tried on a clean Debian, which only root can make. Type: sudo npm run test:package",
    );
  }
  await installSystem(["test", "package"]);
  await buildShipped();
  const failed = "The peers of the window lane could not be built; the lines above say why.";
  await mustRun(failed, "cargo", ["build", "--locked", "-p", "emr-monitor-sim", "--bins"]);
  const out = join(targetFolder(), "packages-tried");
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const [older] = await bundle({ kinds: ["deb"], version: OLDER, out });
  const [deb, rpm] = await bundle({ kinds: ["deb", "rpm"], out });
  if (![older, deb, rpm].every(existsSync)) throw new Stop("The packages to be tried are not there.");
  const { base, downloads } = await cleanDebian();
  const env = {
    ...process.env,
    EMR_MONITOR_BIN_DIR: join(targetFolder(), "debug"),
    EMR_MONITOR_PACKAGES: JSON.stringify({ folder: out, older, deb, rpm, base, downloads }),
  };
  const files = filesUnder(root, "tests/package", [".test.mjs"]).map((path) => join(root, path));
  const words = ["--test", "--test-concurrency=1", "--test-timeout=900000", "--test-reporter=spec", ...files];
  let said = "";
  const onText = (text) => (said += text);
  const session = join(root, "tests", "window", "session.sh");
  const code = await run("bash", [session, process.execPath, ...words], { env, onText });
  return { code, ...nodeTally(said) };
}
