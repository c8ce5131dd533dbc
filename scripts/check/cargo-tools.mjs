// Cargo's own check tools, installed only when the wanted version is not there.
import { ask, mustRun } from "../setup/process.mjs";

const WANTED = { machete: "0.9.2", deny: "0.20.2" };

/** Makes `cargo machete` or `cargo deny` available in the wanted version. */
export async function ensureCargoTool(name) {
  const version = WANTED[name];
  if (ask("cargo", [name, "--version"]).out.includes(version)) return;
  console.log(`Installing cargo-${name} ${version} (once).`);
  // Built in a temporary folder: its dependencies have no business in the app's target folder.
  const env = { ...process.env };
  delete env.CARGO_TARGET_DIR;
  await mustRun(
    `cargo-${name} could not be installed; the lines above say why.`,
    "cargo",
    ["install", "--locked", "--quiet", "--force", "--version", version, `cargo-${name}`],
    { env },
  );
}
