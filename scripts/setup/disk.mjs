// Checks for room before a build that would otherwise fail half-way through.
import { existsSync, statfsSync } from "node:fs";
import { join, resolve } from "node:path";
import { nearest, root, Stop } from "./process.mjs";

const GIB = 2 ** 30;
// A cold optimised build leaves 2 GiB behind and a cold build of everything with its tests and lints 5; the rest is
// room for the downloads and for what the linker writes on the way.
const ROOM = {
  release: { cold: 6, warm: 1 },
  debug: { cold: 10, warm: 2 },
};

/** The folder that Cargo builds into. */
export function targetFolder(env = process.env) {
  return resolve(root, env.CARGO_TARGET_DIR || "target");
}

/** Stops with a sentence when the disk lacks room for a build of `profile` ("release" or "debug"). */
export function checkDisk(profile, target = targetFolder(), freeBytes = freeOn) {
  const built = existsSync(join(target, profile, ".fingerprint"));
  const needed = ROOM[profile][built ? "warm" : "cold"];
  const free = freeBytes(nearest(target, existsSync)) / GIB;
  if (free >= needed) return;
  throw new Stop(
    `The disk is too full: ${free.toFixed(1)} GiB are free where ${target} lies, and this build needs ${needed}. ` +
      "Free some space, or set CARGO_TARGET_DIR to a folder on another disk, then type the command again.",
  );
}

function freeOn(folder) {
  const disk = statfsSync(folder);
  return disk.bavail * disk.bsize;
}
