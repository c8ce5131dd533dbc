// Runs the tests of one Rust package, with cargo-nextest where it is installed.
import { dirname } from "node:path";
import { WORKSPACE } from "./cargo.mjs";
import { cargoTestTally, nextestTally, sum } from "./tally.mjs";
import { ask, root, run, Stop } from "../setup/process.mjs";

/**
 * Runs the tests of `pack`. `together` with the other lanes, features are chosen for the whole workspace, so that
 * everything is compiled once; alone, only the package itself is built, and all but the shell then need no GTK.
 */
export async function rustTests(pack, together) {
  if (ask("cargo", ["nextest", "--version"]).ok) {
    const selection = together ? [...WORKSPACE, "-E", `package(=${pack})`] : alone(pack);
    return heard(nextestTally, "cargo", [
      "nextest",
      "run",
      ...selection,
      "--no-fail-fast",
      "--no-tests=fail",
    ]);
  }
  if (together) return testBinaries(pack);
  return heard(cargoTestTally, "cargo", ["test", ...alone(pack), ...TESTS, "--no-fail-fast"]);
}

/** Runs the journeys whose names begin with one of these, with more in their environment, for as long as they take. */
export function journeysFor(names, env) {
  const pack = alone("emr-monitor-tests");
  const selection = ["--test", "journeys"];
  if (ask("cargo", ["nextest", "--version"]).ok) {
    const args = ["nextest", "run", ...pack, ...selection, "--profile", "long", "--no-tests=fail"];
    return heard(nextestTally, "cargo", [...args, "--no-capture", "-E", `test(/^(${names.join("|")})/)`], {
      env,
    });
  }
  return heard(cargoTestTally, "cargo", ["test", ...pack, ...selection, "--", "--nocapture", ...names], {
    env,
  });
}

const TESTS = ["--lib", "--bins", "--tests"];

function alone(pack) {
  const features = pack === "emr-monitor" ? ["--features", "custom-protocol"] : [];
  return ["-p", pack, "--locked", ...features];
}

async function heard(tally, command, args, options) {
  let said = "";
  // The runners see a pipe and would print without colour although it ends on a terminal.
  const colour = process.stdout.isTTY ? { CARGO_TERM_COLOR: "always" } : {};
  const code = await run(command, args, {
    ...options,
    env: { ...process.env, ...options?.env, ...colour },
    onText: (text) => (said += text),
  });
  return { code, ...tally(said) };
}

// cargo test selects tests of one package only by choosing features for it alone: so its test binaries, built with
// the whole workspace, are run one by one as it would run them, in their package's folder.
async function testBinaries(pack) {
  const results = [];
  for (const { executable, folder } of builtTests(pack)) {
    const options = { cwd: folder, env: { CARGO_MANIFEST_DIR: folder } };
    results.push(await heard(cargoTestTally, executable, [], options));
  }
  return { code: results.find(({ code }) => code !== 0)?.code ?? 0, ...sum(results) };
}

function builtTests(pack) {
  const args = ["test", ...WORKSPACE, ...TESTS, "--no-run", "--message-format=json-render-diagnostics"];
  const built = ask("cargo", args, { cwd: root, stdio: ["ignore", "pipe", "inherit"], maxBuffer: 2 ** 28 });
  if (!built.ok) throw new Stop("The tests could not be built; the lines above say why.");
  return built.out
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line))
    .filter(({ reason, executable, profile }) => reason === "compiler-artifact" && executable && profile.test)
    .filter(({ package_id: id }) => new RegExp(`[/#]${pack}[@#]`).test(id))
    .map(({ executable, manifest_path: manifest }) => ({ executable, folder: dirname(manifest) }));
}
