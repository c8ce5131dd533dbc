// The engine without a window, in a process of its own.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { start } from "../window/fixture/process.mjs";
import { until } from "../window/client/until.mjs";

/** Far more than the quotas: the budget is lifted, as no setting can. */
export const LIFTED = 10_000;
/** The share that the app allows itself when nobody chose another. */
export const DEFAULT_SHARE = 0.5;
const LIMIT = 60_000;

/**
 * Starts it on a fleet: watches `profiles`, keeps its archive in `folder`; `onRows(rows, at)` is told what its window would be.
 * Gives { pid, program, obey, share, open, end }.
 */
export async function startEngine({ home, fleet, folder, share, profiles = fleet.profiles, onRows }) {
  mkdirSync(join(home.root, folder), { recursive: true });
  const answers = [];
  let rest = "";
  const onText = (text) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop();
    for (const line of lines.filter((one) => one.startsWith("{"))) {
      const said = JSON.parse(line);
      if (said.rows && Array.isArray(said.rows)) onRows?.(said.rows, said.at - fleet.offset);
      if (said.is !== "batch") answers.push(said);
    }
  };
  const place = { env: home.env({ EMR_MONITOR_LOG: "warn" }), log: home.log, input: true, onText };
  const program = start(join(process.env.EMR_MONITOR_BIN_DIR, "bench-engine"), [], place);
  const setup = {
    endpoint: fleet.endpoint,
    folder: join(home.root, folder),
    now: Math.round(await fleet.now()),
    share,
    profiles,
    aloud: Boolean(onRows),
  };
  const answer = async (order) => {
    const before = answers.length;
    program.tell(`${JSON.stringify(order)}\n`);
    return until(
      `the engine answers to ${order.do ?? "its setup"}`,
      () => {
        if (program.ended) throw new Error(`bench-engine ended: ${program.said.slice(-2000)}`);
        return answers[before];
      },
      LIMIT,
    );
  };
  await answer(setup);
  return {
    pid: program.pid,
    program,
    told: () => answer({ do: "told" }),
    share: (to) => answer({ do: "share", share: to }),
    open: (key) => answer({ do: "open", key }),
    /** Lets it end in order, its archive closed. */
    async stop() {
      program.close();
      await until("the engine ends", () => program.ended, LIMIT);
      await program.end();
    },
    end: () => program.end(),
  };
}
