// Every promise in tests/INVARIANTS.md has an owner file and a test that exist. Its rows read
// | INV-7 | the promise | `path/of/owner.rs` | `path/of/test.rs::name_of_the_test` |
// with one path or more in each of the last two cells; a test's name is what its file calls it, spaces and all.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { textOf } from "./tree.mjs";

const LIST = "tests/INVARIANTS.md";

/** What lacks in the list of promises, or behind it. */
export function invariantEvidence(root) {
  if (!existsSync(join(root, LIST))) return [`${LIST} is missing`];
  const rows = textOf(root, LIST)
    .split("\n")
    .filter((line) => /^\|\s*\**INV-\d+/.test(line))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  if (rows.length === 0) return [`${LIST} has no row that begins with | INV-1 |`];
  const numbers = rows.map(([number]) => number);
  return [
    ...numbers
      .filter((number, index) => numbers.indexOf(number) !== index)
      .map((number) => `${LIST}: ${number} stands twice`),
    ...rows.flatMap(([number, , owner = "", evidence = ""]) =>
      [...owners(root, quoted(owner)), ...tests(root, quoted(evidence))].map(
        (lack) => `${LIST}: ${number} ${lack}`,
      ),
    ),
  ];
}

function owners(root, paths) {
  if (paths.length === 0) return ["names no owner file"];
  return paths
    .filter((path) => !existsSync(join(root, path)))
    .map((path) => `is owned by ${path}, which does not exist`);
}

function tests(root, references) {
  if (references.length === 0) return ["names no test"];
  return references.flatMap((reference) => {
    const [path, ...name] = reference.split("::");
    if (name.length === 0) return [`names ${path}, but no test in it (${path}::name)`];
    if (!existsSync(join(root, path))) return [`is shown by ${path}, which does not exist`];
    return textOf(root, path).includes(name.at(-1))
      ? []
      : [`is shown by ${name.at(-1)}, which ${path} does not have`];
  });
}

function quoted(cell) {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, text]) => text);
}
