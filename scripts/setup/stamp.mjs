// Remembers what a finished piece of setup was made from, so that a second run can leave it alone.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** One hash over the names and contents of files and folders, skipping folders named in `except`. */
export function fingerprint(paths, except = []) {
  const hash = createHash("sha256");
  for (const path of paths) addPath(hash, path, except);
  return hash.digest("hex");
}

/** Does `work` unless `stampFile` says that it was last done for the same `mark`; true when it was done. */
export async function unlessDone(stampFile, mark, work) {
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === mark) return false;
  await work();
  writeFileSync(stampFile, mark);
  return true;
}

function addPath(hash, path, except) {
  let entries;
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (error.code !== "ENOTDIR") throw error;
    hash.update(`${path}\0`).update(readFileSync(path)).update("\0");
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!except.includes(entry.name)) addPath(hash, join(path, entry.name), except);
  }
}
