// The app as people get it: built by the profile `shipped` of Cargo.toml, which takes its time so that theirs is saved.
import { join } from "node:path";
import { targetFolder } from "../setup/disk.mjs";
import { mustRun } from "../setup/process.mjs";

/** The profile's name, which is also that of its folder. */
export const SHIPPED = "shipped";

/** The folder of what the profile makes. */
export const shippedFolder = () => join(targetFolder(), SHIPPED);

/** Builds the app as it is shipped, or another program of it by `more`, showing Cargo's progress. */
export function buildShipped(more = []) {
  const app = ["-p", "emr-monitor", "--features", "custom-protocol"];
  const failed = "The app could not be built; the lines above say why.";
  return mustRun(failed, "cargo", ["build", "--locked", "--profile", SHIPPED, ...app, ...more]);
}
