// EMR Monitor's engine as a watcher: one or several at once, each a process of its own with an archive of its own.
import { DEFAULT_SHARE, LIFTED, startEngine } from "../engine.mjs";
import { Seen } from "./seen.mjs";
import { until } from "../../window/client/until.mjs";

const LIMIT = 120_000;

/** Begins with so many engines; when `views` each has a cluster opened, the one that lives longest. */
export const engines =
  (count, { views = false } = {}) =>
  async ({ home, fleet, longest }) => {
    const seens = Array.from({ length: count }, () => new Seen());
    const running = await Promise.all(seens.map((seen, number) => startOne({ home, fleet }, seen, number)));
    for (const { engine, keys } of running) {
      await until("the first picture is whole", async () => isWhole(await engine.told()), LIMIT);
      await engine.share(DEFAULT_SHARE);
      if (views) await engine.open(keys.get(longest));
    }
    const end = () => Promise.all(running.map(({ engine }) => engine.end()));
    return { seens, refreshes: [], viewed: views ? longest : undefined, end };
  };

async function startOne({ home, fleet }, seen, number) {
  const keys = new Map();
  const onRows = (rows, at) => {
    for (const { key, id, state, ended, read } of rows) {
      keys.set(id, key);
      seen.note(id, state, read ? ended : undefined, at);
    }
  };
  const folder = `engine-${number}`;
  // It has been open all day: its first picture is made at once, and measured elsewhere.
  return { engine: await startEngine({ home, fleet, folder, share: LIFTED, onRows }), keys };
}

const isWhole = ({ rows, whole }) => rows > 0 && whole === rows;
