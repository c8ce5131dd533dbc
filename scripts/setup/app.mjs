// Builds the optimised app and opens it.
import { join } from "node:path";
import { targetFolder } from "./disk.mjs";
import { mustRun, run } from "./process.mjs";

/** Builds the optimised app with its UI inside, showing Cargo's progress. */
export function buildApp() {
  return mustRun("The app could not be built; the lines above say why.", "cargo", [
    ..."build --release --locked -p emr-monitor --features custom-protocol".split(" "),
  ]);
}

/** Opens the built app with `args` and resolves with its exit code when its last window and tray icon are gone. */
export function openApp(args) {
  const name = process.platform === "win32" ? "emr-monitor.exe" : "emr-monitor";
  return run(join(targetFolder(), "release", name), args);
}
