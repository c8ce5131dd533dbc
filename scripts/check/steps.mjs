// The steps of the static check, cheapest first. Each returns an exit code, 0 when all is well.
import { join } from "node:path";
import { filesUnder } from "./walls/tree.mjs";
import { ensureCargoTool } from "./cargo-tools.mjs";
import { refusedLicences } from "./licences.mjs";
import { brokenWalls } from "./walls/all.mjs";
import { wireIsCurrent } from "./wire.mjs";
import { WORKSPACE } from "../lanes/cargo.mjs";
import { root, run, tool } from "../setup/process.mjs";

/** Name → { needs, run }: what must be ready before (see entry.mjs), and the step itself. */
export const STEPS = {
  walls: { needs: [], run: () => report(brokenWalls(root)) },
  licences: { needs: [], run: () => report(refusedLicences(root)) },
  scripts: { needs: ["modules"], run: scriptTests },
  prettier: {
    needs: ["modules"],
    run: () => run(...tool("prettier", ["--check", "--log-level", "warn", "."])),
  },
  eslint: { needs: ["modules"], run: () => run(...tool("eslint", ["--max-warnings", "0", "."])) },
  svelte: {
    needs: ["modules"],
    run: () => run(...tool("svelte-check", ["--tsconfig", "ui/tsconfig.json", "--fail-on-warnings"])),
  },
  knip: { needs: ["modules"], run: () => run(...tool("knip", [])) },
  fmt: { needs: ["rust"], run: () => run("cargo", ["fmt", "--all", "--check"]) },
  machete: { needs: ["rust"], run: () => cargoTool("machete", []) },
  deny: {
    needs: ["rust"],
    run: () => cargoTool("deny", ["--locked", "--all-features", "check", "bans", "licenses", "sources"]),
  },
  clippy: {
    needs: ["rust", "system", "ui"],
    run: () => run("cargo", ["clippy", ...WORKSPACE, "--all-targets", "--", "-D", "warnings"]),
  },
  wire: { needs: ["rust", "system", "ui"], run: wireIsCurrent },
};

function scriptTests({ onText }) {
  const files = filesUnder(root, "scripts", [".test.mjs"]).map((path) => join(root, path));
  return run(process.execPath, ["--test", "--test-timeout=120000", "--test-reporter=spec", ...files], {
    onText,
  });
}

async function cargoTool(name, args) {
  await ensureCargoTool(name);
  return run("cargo", [name, ...args]);
}

function report(complaints) {
  for (const complaint of complaints) console.error(complaint);
  return complaints.length ? 1 : 0;
}
