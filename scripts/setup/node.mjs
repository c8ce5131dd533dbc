// Kept to syntax that Node 12 reads, so that an old Node gets a sentence and not a stack of syntax errors.
import { readFileSync } from "fs";

/** The smallest Node that package.json's `engines` allows, as [major, minor]. */
export function neededNode() {
  const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return /(\d+)\.(\d+)/.exec(manifest.engines.node).slice(1, 3).map(Number);
}

/** What to tell somebody whose Node is `version`, or nothing when it is new enough. */
export function nodeComplaint(version, needed) {
  const have = version.split(".").map(Number);
  if (have[0] > needed[0] || (have[0] === needed[0] && have[1] >= needed[1])) return null;
  return (
    "Node " +
    version +
    " is too old: EMR Monitor needs Node " +
    needed.join(".") +
    " or newer. " +
    "Install the current LTS from https://nodejs.org (with nvm: nvm install --lts), then type the command again."
  );
}

/** Runs `next` when this Node is new enough; otherwise says what to do and ends with 1. */
export function withNode(next) {
  const complaint = nodeComplaint(process.versions.node, neededNode());
  if (complaint) {
    console.error(complaint);
    process.exit(1);
  }
  next();
}
