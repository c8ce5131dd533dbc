// Debian, Ubuntu and their kin: dpkg is asked first, and apt only for what lacks.
import { DEBIAN } from "./needs.mjs";
import { ask, run, Stop, which } from "./process.mjs";

const WHY = {
  build: "to build the app and open its window",
  test: "to run the tests",
  package: "to try the packages",
  bench: "to measure against it",
};
const WAIT_FOR_LOCK = ["-o", "DPkg::Lock::Timeout=600"];

/** Installs what lacks of the packages for `purposes`; asks apt nothing when nothing lacks; `user` 0 is root. */
export async function installDebian(purposes, env, user = process.getuid()) {
  const missing = purposes
    .map((purpose) => [purpose, lacking(DEBIAN[purpose], env)])
    .filter(([, names]) => names.length);
  if (missing.length === 0) return;
  const names = missing.flatMap(([, names]) => names);
  const install = ["apt-get", ...WAIT_FOR_LOCK, "install", "--yes", "--no-install-recommends", ...names];
  const asRoot = user === 0 ? [] : ["sudo"];
  if (asRoot.length && !which("sudo", env)) {
    throw new Stop(
      `System packages lack: ${names.join(", ")}. Type as root: apt-get update && apt-get install ${names.join(" ")}, ` +
        "then type the command again.",
    );
  }
  for (const [purpose, lack] of missing) console.log(`Installing ${lack.join(", ")} ${WHY[purpose]}.`);
  // The list of packages may be old or empty; an update that fails still leaves what is already known to apt.
  await apt([...asRoot, "apt-get", ...WAIT_FOR_LOCK, "update", "--quiet"], env);
  if ((await apt([...asRoot, ...install], env)) !== 0) {
    throw new Stop(
      `apt could not install ${names.join(", ")}; the lines above say why. Debian 12 and Ubuntu 22.04 are the oldest ` +
        `systems that have them all. Type: ${[...asRoot, "apt-get", "install", ...names].join(" ")}, then type the command again.`,
    );
  }
}

function lacking(needs, env) {
  const names = needs.map(({ name }) => name);
  const format = "-f=${Package} ${db:Status-Status}\\n";
  const installed = new Set(
    ask("dpkg-query", ["-W", format, ...names], { env })
      .out.split("\n")
      .filter((line) => line.endsWith(" installed"))
      .map((line) => line.split(" ")[0]),
  );
  return needs
    .filter(({ name, unless }) => !installed.has(name) && !isMet(unless, env))
    .map(({ name }) => name);
}

function isMet(unless, env) {
  return unless !== undefined && ask(unless[0], unless.slice(1), { env }).ok;
}

// sudo drops the caller's environment, so that what must be set is set on its own command line too.
function apt(words, env) {
  const said =
    words[0] === "sudo" ? ["sudo", "env", "DEBIAN_FRONTEND=noninteractive", ...words.slice(1)] : words;
  return run(said[0], said.slice(1), { env: { ...env, DEBIAN_FRONTEND: "noninteractive" } });
}
