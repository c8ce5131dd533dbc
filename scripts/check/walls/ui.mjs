// The tiers of the UI: an import goes to the same tier or to an earlier one, never in a circle, and only ipc knows Tauri.
import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { filesUnder, textOf } from "./tree.mjs";

const SOURCES = "ui/src";
/** First to last; files that lie in ui/src itself (the app's root) come after all of them. */
const TIERS = ["ipc", "state", "view", "components", "screens"];
const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*)["']([^"']+)["']/g;

/** Where an import goes to a later tier or round in a circle, or Tauri is imported outside ipc. */
export function uiWalls(root) {
  const files = filesUnder(root, SOURCES, [".ts", ".svelte", ".js"]);
  const imports = new Map(
    files.map((path) => [path, [...textOf(root, path).matchAll(IMPORT)].map(([, target]) => target)]),
  );
  const arrows = new Map(
    files.map((path) => [
      path,
      imports
        .get(path)
        .filter((target) => target.startsWith("."))
        .map((target) => resolve(root, path, target)),
    ]),
  );
  return [
    ...files.flatMap((path) => [
      ...foreignTauri(path, imports.get(path)),
      ...arrows.get(path).flatMap((target) => laterTier(path, target)),
    ]),
    ...circles(arrows),
  ];
}

function foreignTauri(path, targets) {
  if (path.startsWith(`${SOURCES}/ipc/`)) return [];
  return targets
    .filter((target) => target.startsWith("@tauri-apps/"))
    .map((target) => `${path} imports ${target}, which only ${SOURCES}/ipc may import`);
}

function laterTier(path, target) {
  const from = tierOf(path);
  const to = tierOf(target);
  if (from === null || to === null || to <= from) return [];
  return [`${path} imports ${target}: ${nameOf(from)} comes before ${nameOf(to)}`];
}

// null for a folder that is no tier: styles, test set-up.
function tierOf(path) {
  const below = posix.relative(SOURCES, path).split("/");
  if (below[0] === "..") return null;
  if (below.length === 1) return TIERS.length;
  const tier = TIERS.indexOf(below[0]);
  return tier === -1 ? null : tier;
}

function nameOf(tier) {
  return TIERS[tier] ?? "the app's root";
}

// An import leaves out endings that the file has: "./counter.svelte" is counter.svelte or counter.svelte.ts.
function resolve(root, path, target) {
  const bare = posix.join(posix.dirname(path), target);
  const endings = ["", ".ts", ".js", "/index.ts"];
  return (
    endings
      .map((ending) => bare + ending)
      .find((file) => /\.\w+$/.test(file) && existsSync(join(root, file))) ?? bare
  );
}

function circles(arrows) {
  const finished = new Set();
  const found = [];
  const follow = (path, trail) => {
    if (trail.includes(path)) {
      found.push(`Imports go in a circle: ${[...trail.slice(trail.indexOf(path)), path].join(" → ")}`);
      return;
    }
    if (finished.has(path)) return;
    for (const next of arrows.get(path) ?? []) follow(next, [...trail, path]);
    finished.add(path);
  };
  for (const path of arrows.keys()) follow(path, []);
  return found;
}
