// One job a file: how long a file may grow, tests included.
import { filesUnder, textOf } from "./tree.mjs";

const CAPS = [
  { endings: [".rs"], lines: 300 },
  { endings: [".ts", ".svelte", ".mjs", ".js"], lines: 200 },
];
/** Written by a program. */
const GENERATED = new Set(["ui/src/ipc/wire.ts"]);

/** The files that are longer than their kind may be. */
export function lengthCaps(root) {
  return CAPS.flatMap(({ endings, lines }) =>
    filesUnder(root, ".", endings)
      .filter((path) => !GENERATED.has(path))
      .map((path) => ({ path, length: textOf(root, path).trimEnd().split("\n").length }))
      .filter(({ length }) => length > lines)
      .map(({ path, length }) => `${path} has ${length} lines; at most ${lines}: which job can move out?`),
  );
}
