// Finds Rust and holds it against the version that Cargo.toml asks for.
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { ask, root, Stop, which } from "./process.mjs";

/** The smallest Rust that the workspace allows, as written in Cargo.toml: "1.95". */
export function neededRust(manifest = readFileSync(join(root, "Cargo.toml"), "utf8")) {
  return /^rust-version\s*=\s*"([\d.]+)"/m.exec(manifest)[1];
}

/** Makes cargo reachable by PATH and checks its version, or stops with what to type. */
export function checkRust(env = process.env) {
  reachCargo(env);
  const needed = neededRust();
  const said = ask("rustc", ["--version"], { env, cwd: root });
  if (!which("cargo", env) || !which("rustc", env) || !said.ok) {
    throw new Stop(
      `Rust is missing: EMR Monitor needs Rust ${needed} or newer. ${howToInstall()}, then type the command again.`,
    );
  }
  const [have] = /\d+\.\d+\.\d+/.exec(said.out) ?? ["0.0.0"];
  if (isOlder(have, needed)) {
    const next = which("rustup", env) ? "Type: rustup update stable" : howToInstall();
    throw new Stop(
      `Rust ${have} is too old: EMR Monitor needs Rust ${needed} or newer. ${next}, then type the command again.`,
    );
  }
}

/** Whether dotted version `have` comes before `needed`. */
export function isOlder(have, needed) {
  const a = have.split(".").map(Number);
  const b = needed.split(".").map(Number);
  for (let i = 0; i < b.length; i += 1) {
    if ((a[i] ?? 0) !== b[i]) return (a[i] ?? 0) < b[i];
  }
  return false;
}

// rustup puts cargo into a folder that a terminal opened before it does not know yet.
function reachCargo(env) {
  const folder = join(env.CARGO_HOME ?? join(env.HOME ?? homedir(), ".cargo"), "bin");
  if (existsSync(folder) && !(env.PATH ?? "").split(delimiter).includes(folder)) {
    env.PATH = `${env.PATH ?? ""}${delimiter}${folder}`;
  }
}

function howToInstall() {
  if (process.platform === "win32") return "Type: winget install Rustlang.Rustup";
  return "Type: curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh";
}
