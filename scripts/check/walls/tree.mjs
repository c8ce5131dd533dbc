// Walks the project's own files for the walls.
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";

const NOT_OURS = new Set(["node_modules", "target", "dist", "out", "gen", ".git", ".venv"]);

/** Paths, relative to `root` with forward slashes, of the files under `folder` whose names end in one of `endings`. */
export function filesUnder(root, folder, endings) {
  let entries;
  try {
    entries = readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    if (error.code === "ENOENT") return [];
    throw error;
  }
  return entries.flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesUnder(root, path, endings);
    return endings.some((ending) => entry.name.endsWith(ending)) ? [slashed(path)] : [];
  });
}

/** The text of a file of the project. */
export function textOf(root, path) {
  return readFileSync(join(root, path), "utf8");
}

function slashed(path) {
  return path.split(sep).join("/");
}
