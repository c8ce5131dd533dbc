// The memory of a program and of all that it started: the sum of their proportional set sizes, in bytes.
import { readFileSync } from "node:fs";
import { until } from "../client/until.mjs";

const KIB = 1024;
// It stands still when two looks in a row differ by less.
const STILL = 0.01;
const PAUSE = 1_000;

/** The processes of a tree by their names: [{ pid, name }]. */
export function treeOf(pid) {
  try {
    const name = readFileSync(`/proc/${pid}/comm`, "utf8").trim();
    const threads = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
    return [{ pid, name }, ...threads.map(Number).flatMap(treeOf)];
  } catch (error) {
    if (["ENOENT", "ESRCH"].includes(error.code)) return [];
    throw error;
  }
}

/** The sum over the tree that begins at `pid`. */
export function pssOf(pid) {
  return treeOf(pid).reduce((sum, one) => sum + pss(one.pid), 0);
}

/** The same for each process, for whoever wonders where it goes. */
export function byProcess(pid) {
  return treeOf(pid)
    .map((one) => `${one.name} ${(pss(one.pid) / KIB / KIB).toFixed(0)} MiB`)
    .join(", ");
}

/** The sum once it has stood still for two looks. */
export async function settledPss(pid) {
  let seen = [];
  await until(
    "the memory stands still",
    async () => {
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      seen = [...seen.slice(-2), pssOf(pid)];
      return seen.length === 3 && Math.max(...seen) - Math.min(...seen) < STILL * Math.max(...seen);
    },
    60_000,
  );
  return seen.at(-1);
}

function pss(pid) {
  try {
    const [, size] = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"));
    return Number(size) * KIB;
  } catch (error) {
    // It ended between the two looks.
    if (["ENOENT", "ESRCH"].includes(error.code)) return 0;
    throw error;
  }
}
