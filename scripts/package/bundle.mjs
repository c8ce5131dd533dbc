// Puts the built app into packages by Tauri's bundler, which compiles nothing here.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { glibcOf } from "./glibc.mjs";
import { endingOf } from "./kinds.mjs";
import { targetFolder } from "../setup/disk.mjs";
import { mustRun, root, tool } from "../setup/process.mjs";

const NAMES = join(root, "src-tauri", "linux", "bundle.json");
const LINKS = { plugins: { "deep-link": { desktop: { schemes: ["emr-monitor"] } } } };

/**
 * Makes packages of the built app and resolves with their paths, in `out`. `profile` is debug or release; `version` stands in
 * for the app's own, for tests of upgrading.
 */
export async function bundle({
  kinds,
  profile = "release",
  version,
  out = join(targetFolder(), "packages"),
}) {
  const made = join(targetFolder(), profile, "bundle");
  // What an earlier run left there could not be told from what this one makes.
  rmSync(made, { recursive: true, force: true });
  const args = [
    ...["bundle", "--ci", "--no-sign", "--no-binary-patching", "--bundles", kinds.join(",")],
    ...(profile === "debug" ? ["--debug"] : []),
    ...ofThisSystem(profile),
    ...(version ? ["--config", JSON.stringify({ version })] : []),
  ];
  const failed = "The packages could not be made; the lines above say why.";
  await mustRun(failed, ...tool("tauri", args, "@tauri-apps/cli"));
  mkdirSync(out, { recursive: true });
  return kinds.map((kind) => {
    const name = readdirSync(join(made, kind)).find((file) => file.endsWith(endingOf(kind)));
    copyFileSync(join(made, kind, name), join(out, name));
    return join(out, name);
  });
}

// Kept out of tauri.conf.json: the app itself is called the same everywhere, and takes a link as an argument. On macOS a link is
// an event, which the app does not hear yet, so that it does not claim the scheme there.
function ofThisSystem(profile) {
  if (process.platform === "linux") return ["--config", NAMES, "--config", needsOf(profile)];
  return process.platform === "win32" ? ["--config", JSON.stringify(LINKS)] : [];
}

// The bundler does not look at what the binary needs of the C library; dpkg would then install it where it cannot start.
function needsOf(profile) {
  const { linux } = JSON.parse(readFileSync(join(root, "src-tauri", "tauri.conf.json"), "utf8")).bundle;
  const version = glibcOf(join(targetFolder(), profile, "emr-monitor"));
  const deb = { depends: [...linux.deb.depends, `libc6 (>= ${version})`] };
  const rpm = { depends: [...linux.rpm.depends, `libc.so.6(GLIBC_${version})(64bit)`] };
  return JSON.stringify({ bundle: { linux: { deb, rpm } } });
}
