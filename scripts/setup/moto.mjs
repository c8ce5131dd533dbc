// moto, an AWS that nobody here wrote, in a Python environment of its own that the tests find at tests/.venv.
import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { targetFolder } from "./disk.mjs";
import { mustRun, root } from "./process.mjs";
import { unlessDone } from "./stamp.mjs";

const MOTO = "moto[server]==5.2.5";
const LINK = join(root, "tests", ".venv");
const WINDOWS = process.platform === "win32";

/** Installs moto once for each version named here; its server is tests/.venv/bin/moto_server. */
export async function installMoto() {
  // It lies with what Cargo builds, so that a fresh clone which shares that folder need not install it again.
  const venv = join(targetFolder(), "moto");
  mkdirSync(targetFolder(), { recursive: true });
  await unlessDone(join(venv, ".emr-monitor-moto"), MOTO, async () => {
    console.log(`Installing ${MOTO} for the tests (once).`);
    const why = "moto could not be installed for the tests; the lines above say why.";
    await mustRun(why, WINDOWS ? "python" : "python3", ["-m", "venv", "--clear", venv]);
    const python = join(venv, ...(WINDOWS ? ["Scripts", "python.exe"] : ["bin", "python"]));
    await mustRun(why, python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", MOTO]);
  });
  rmSync(LINK, { recursive: true, force: true });
  symlinkSync(venv, LINK, "junction");
}
