// All figures in one run, and one table of them. Run by `npm run bench` inside tests/window/session.sh.
import { firstList } from "./first-list.mjs";
import { CLUSTERS, seenFleet } from "./fleet.mjs";
import { startDisplay } from "./framebuffer.mjs";
import { memory } from "./memory.mjs";
import { notice } from "./notice.mjs";
import { machine } from "../../bench/machine.mjs";
import { mib, ms, row, table } from "../../bench/table.mjs";
import { Home } from "../fixture/home.mjs";
import { startTray } from "../fixture/tray.mjs";

const rounds = Number(process.argv[2] ?? 7);
// Memory differs by a few percent from run to run, and each round takes half a minute.
const memoryRounds = Math.max(1, Math.floor(rounds / 2));
const SPOKEN = 50;
const HIDDEN = 150 * 2 ** 20;
const VERSIONS = [
  ["WebKitGTK", "pkg-config", "--modversion", "webkit2gtk-4.1"],
  ["", "chromium", "--version"],
  ["", process.env.EMR_MONITOR_BENCH_AWS, "--version"],
];

const home = new Home();
const place = { env: home.env(), log: home.log };
const display = await startDisplay(place);
const ends = [() => display.end(), () => home.remove()];
try {
  const tray = await startTray(place);
  ends.unshift(() => tray.end());
  const seen = await seenFleet(display);
  ends.unshift(() => seen.end());
  const list = await firstList(display, seen, rounds);
  const used = await memory(display, seen, memoryRounds);
  const spoken = await notice(rounds);
  const lists = `from exec to the last known list on the screen, ${CLUSTERS} clusters`;
  const rows = [
    row({ what: lists, app: list.app, by: list.cli, beside: "`aws emr list-clusters`", goal: 1, unit: ms }),
    row({
      what: "memory (PSS), shown",
      app: used.app,
      by: used.bare,
      beside: "a bare Tauri window",
      goal: 1.15,
      unit: mib,
    }),
    row({
      what: "memory (PSS), shown",
      app: used.app,
      by: used.chromium,
      beside: "Chromium with the same page",
      unit: mib,
    }),
    row({
      what: "memory (PSS), hidden, web view dropped",
      app: used.hidden,
      by: HIDDEN,
      beside: "the most it may use,",
      goal: 1,
      unit: mib,
    }),
    row({
      what: "memory (PSS), hidden, web view dropped",
      app: used.hidden,
      by: used.minimised,
      beside: "Chromium minimised",
      unit: mib,
    }),
    row({
      what: "from the wire to the notice on the bus",
      app: spoken,
      by: SPOKEN,
      beside: "the longest it may take,",
      goal: 1,
      unit: ms,
    }),
  ];
  console.log(
    `\nnpm run bench window ${rounds}\n${await machine(VERSIONS)}\nMedians; PSS is summed over all processes.\n`,
  );
  console.log(table(rows));
} finally {
  for (const end of ends) await end();
}
