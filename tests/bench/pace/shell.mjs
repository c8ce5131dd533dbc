// A loop in a terminal as a watcher: every live cluster and its steps by the AWS CLI, each 30 s.
import { fileURLToPath } from "node:url";
import { Seen } from "./seen.mjs";
import { start } from "../../window/fixture/process.mjs";
import { until } from "../../window/client/until.mjs";

const LOOP = fileURLToPath(new URL("../peer/loop.sh", import.meta.url));
const EVERY_S = 30;
const LIMIT = 120_000;

/** Begins the loop; its first round is not measured. */
export async function shell({ home, fleet }) {
  const seen = new Seen();
  const refreshes = [];
  let rest = "";
  let round = new Map();
  const onText = (text) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop();
    for (const line of lines) take(line.split(" "), Date.now());
  };
  const take = ([what, id, ...told], at) => {
    if (what === "cluster") round.set(id, told[0]);
    else if (what === "steps")
      seen.note(id, round.get(id), told.filter((state) => state === "COMPLETED").length, at);
    else if (what === "refresh") {
      seen.listed(new Set(round.keys()), at);
      round = new Map();
      refreshes.push({ at, took: Number(id), failed: told[0] !== "0" });
    }
  };
  const args = [LOOP, process.env.EMR_MONITOR_BENCH_AWS, fleet.endpoint, String(EVERY_S)];
  const loop = start("bash", args, { env: home.env(fleet.aws), log: home.log, onText });
  await until("the loop has gone round once", () => refreshes.length > 0, LIMIT);
  return { seens: [seen], refreshes, end: () => loop.end() };
}
