// Puts the built app into packages by Tauri's bundler, which compiles nothing here.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { glibcOf } from "./glibc.mjs";
import { endingOf } from "./kinds.mjs";
import { shippedFolder } from "./shipped.mjs";
import { targetFolder } from "../setup/disk.mjs";
import { mustRun, root, tool } from "../setup/process.mjs";

const NAMES = join(root, "src-tauri", "linux", "bundle.json");
const LINKS = { plugins: { "deep-link": { desktop: { schemes: ["emr-monitor"] } } } };

/**
 * Makes packages of the app that was built as it is shipped, and resolves with their paths, in `out`. `version` stands in for the
 * app's own, for tests of upgrading.
 */
export async function bundle({ kinds, version, out = join(targetFolder(), "packages") }) {
  const name = process.platform === "win32" ? "emr-monitor.exe" : "emr-monitor";
  const binary = join(shippedFolder(), name);
  // Tauri's bundler looks nowhere but in the folder of the profile `release`, and what an earlier run left there could not be told
  // from what this one makes: so it gets one that holds the app alone.
  const stage = join(shippedFolder(), "bundling");
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(join(stage, "release"), { recursive: true });
  copyFileSync(binary, join(stage, "release", name));
  const args = [
    ...["bundle", "--ci", "--no-sign", "--no-binary-patching", "--bundles", kinds.join(",")],
    ...ofThisSystem(binary),
    ...(version ? ["--config", JSON.stringify({ version })] : []),
  ];
  const failed = "The packages could not be made; the lines above say why.";
  const env = { ...process.env, CARGO_TARGET_DIR: stage };
  await mustRun(failed, ...tool("tauri", args, "@tauri-apps/cli"), { env });
  mkdirSync(out, { recursive: true });
  const made = join(stage, "release", "bundle");
  return kinds.map((kind) => {
    const file = readdirSync(join(made, kind)).find((one) => one.endsWith(endingOf(kind)));
    copyFileSync(join(made, kind, file), join(out, file));
    return join(out, file);
  });
}

// Kept out of tauri.conf.json: the app itself is called the same everywhere, and takes a link as an argument. On macOS a link is
// an event, which the app does not hear yet, so that it does not claim the scheme there.
function ofThisSystem(binary) {
  if (process.platform === "linux") return ["--config", NAMES, "--config", needsOf(binary)];
  return process.platform === "win32" ? ["--config", JSON.stringify(LINKS)] : [];
}

// The bundler does not look at what the binary needs of the C library; dpkg would then install it where it cannot start.
function needsOf(binary) {
  const { linux } = JSON.parse(readFileSync(join(root, "src-tauri", "tauri.conf.json"), "utf8")).bundle;
  const version = glibcOf(binary);
  const deb = { depends: [...linux.deb.depends, `libc6 (>= ${version})`] };
  const rpm = { depends: [...linux.rpm.depends, `libc.so.6(GLIBC_${version})(64bit)`] };
  return JSON.stringify({ bundle: { linux: { deb, rpm } } });
}
