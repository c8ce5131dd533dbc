// What a figure was measured on: the processors, how busy they were, and the versions of what was measured against.
import { cpus, loadavg, release } from "node:os";
import { ask } from "../window/fixture/ask.mjs";

/** One line; `versions` are [name, command, arguments] that tell one each. */
export async function machine(versions = []) {
  const asked = versions.map(async ([name, command, ...args]) => {
    const told = await ask(command, args, { env: process.env }).catch(() => "");
    return `${name} ${told.trim().split(/\s*\n/)[0]}`.trim();
  });
  const names = (await Promise.all(asked)).filter(Boolean);
  const [minute, , quarter] = loadavg().map((load) => load.toFixed(1));
  const busy = `load ${minute} in the last minute, ${quarter} in the last 15`;
  return [`${cpus().length} × ${cpus()[0].model.trim()}`, `Linux ${release()}`, busy, ...names].join(", ");
}
