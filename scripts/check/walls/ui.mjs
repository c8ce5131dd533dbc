// The tiers of the UI: an import goes to the same tier or to an earlier one, and only ipc knows Tauri.
import { dirname, join, posix } from "node:path";
import { filesUnder, textOf, within } from "./tree.mjs";

const SOURCES = "ui/src";
/** First to last; files that lie in ui/src itself (the app's root) come after all of them. */
const TIERS = ["ipc", "state", "view", "components", "screens"];
const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*)["']([^"']+)["']/g;

/** Where an import goes to a later tier, or Tauri is imported outside ipc. */
export function uiWalls(root) {
  return filesUnder(root, SOURCES, [".ts", ".svelte", ".js"]).flatMap((path) =>
    [...textOf(root, path).matchAll(IMPORT)].flatMap(([, target]) => judge(root, path, target)),
  );
}

function judge(root, path, target) {
  if (/^@tauri-apps\//.test(target) && !path.startsWith(`${SOURCES}/ipc/`)) {
    return [`${path} imports ${target}, which only ${SOURCES}/ipc may import`];
  }
  if (!target.startsWith(".") || target.endsWith(".css")) return [];
  const from = tierOf(path);
  const to = tierOf(within(root, join(root, dirname(path), target)));
  return from !== null && to !== null && to > from
    ? [`${path} imports ${target}: ${nameOf(from)} comes before ${nameOf(to)}`]
    : [];
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
