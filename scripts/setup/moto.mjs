// moto, an AWS that nobody here wrote, in a Python environment of its own under tests/.venv.
import { join } from "node:path";
import { mustRun, root } from "./process.mjs";
import { unlessDone } from "./stamp.mjs";

const MOTO = "moto[server]==5.2.5";
const VENV = join(root, "tests", ".venv");
const WINDOWS = process.platform === "win32";

/** Makes tests/.venv with moto in it, once for each version named here; its server is tests/.venv/bin/moto_server. */
export async function installMoto() {
  await unlessDone(join(VENV, ".emr-monitor-moto"), MOTO, async () => {
    console.log(`Installing ${MOTO} into tests/.venv (once).`);
    const why = "moto could not be installed for the tests; the lines above say why.";
    await mustRun(why, WINDOWS ? "python" : "python3", ["-m", "venv", "--clear", VENV]);
    const python = join(VENV, ...(WINDOWS ? ["Scripts", "python.exe"] : ["bin", "python"]));
    await mustRun(why, python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", MOTO]);
  });
}
