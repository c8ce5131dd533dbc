// What a process used, by /proc.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const TICKS = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));
const KIB = 1024;

/** Seconds of processor time so far, all threads. */
export function cpuSeconds(pid) {
  // The name in brackets may hold spaces.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ");
  const [user, system] = [fields[11], fields[12]].map(Number);
  return (user + system) / TICKS;
}

/** Memory now, in bytes: { pss, rss, anonymous }. */
export function memory(pid) {
  const told = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  const bytes = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(told)[1]) * KIB;
  return { pss: bytes("Pss"), rss: bytes("Rss"), anonymous: bytes("Anonymous") };
}
