// Licences of the npm packages, read from the lock file.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What may come in: no duty beyond keeping the notice, save for MPL-2.0, whose duty ends with its own files. */
const ALLOWED = new Set([
  "MIT",
  "ISC",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "MPL-2.0",
]);

/** Packages whose manifest tells no licence, read in their LICENSE file instead: name and version → licence. */
const READ = { "svelte-toolbelt 0.10.7": "MIT" };

/** One sentence for each locked npm package whose licence is not allowed or not told. */
export function refusedLicences(root) {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  return Object.entries(packages).flatMap(([path, { name, license, version }]) => {
    const title = `${name ?? path.replace(/^.*node_modules\//, "")} ${version}`;
    const told = license ?? READ[title];
    return isAllowed(told) ? [] : [`${title} is under ${told ?? "no licence that it tells"}`];
  });
}

/** Whether an SPDX expression can be met: one side of an OR, both sides of an AND. */
export function isAllowed(expression) {
  if (typeof expression !== "string") return false;
  const text = expression.replace(/^\((.*)\)$/, "$1");
  if (text.includes(" OR ")) return text.split(" OR ").some(isAllowed);
  if (text.includes(" AND ")) return text.split(" AND ").every(isAllowed);
  return ALLOWED.has(text.trim());
}
