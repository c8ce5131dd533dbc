// From what was measured to the rows of the table.
import { mib, percent, plain, row, seconds } from "../table.mjs";

const CPU = 0.02;
const MEMORY = 60 * 2 ** 20;
const kib = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`;

export function rows({ idle, later }) {
  const { bytes, snapshot } = aMinute(later);
  const { rows: written, largest } = kept(later);
  const engine = later.memory.pss - idle.pss;
  return [
    row({
      what: "processor in steady state, of one core",
      app: [later.cpu],
      by: CPU,
      beside: "at most",
      goal: 1,
      unit: percent,
    }),
    row({
      what: "engine memory: PSS less that of one that watches nothing",
      app: [engine],
      by: MEMORY,
      beside: "at most",
      goal: 1,
      unit: mib,
    }),
    row({
      what: "bytes to the window a minute",
      app: [bytes],
      by: snapshot,
      beside: "the whole list",
      unit: kib,
    }),
    row({
      what: "rows written to the archive a minute",
      app: [written],
      by: 102_000,
      beside: "all rows of clusters and steps",
      unit: plain,
    }),
    row({
      what: "rows of the greatest write in that time",
      app: [largest],
      by: 102_000,
      beside: "all rows of clusters and steps",
      unit: plain,
    }),
  ];
}

/** The rest, in lines. */
export function figures({ idle, filledIn, full, later, archive }) {
  const states = [
    ["2,000 clusters listed, 100,000 steps", full],
    ["three hours later: 200 live clusters listed, 51,200 steps; the rest only in the archive", later],
  ];
  const lines = states.map(([what, state]) => {
    const { calls, batches, bytes } = aMinute(state);
    const { rows: written, largest } = kept(state);
    const used = `PSS ${mib(state.memory.pss)}, RSS ${mib(state.memory.rss)}, anonymous ${mib(state.memory.anonymous)}`;
    const told = `${plain(batches)} batches and ${kib(bytes)} a minute to the window`;
    return `- ${what}: ${percent(state.cpu)} of a core over ${state.seconds.toFixed(0)} s, ${used}, ${calls} calls a minute, ${told}, ${plain(written)} rows a minute to the archive, at most ${largest} at once`;
  });
  return [
    ...lines,
    `- watching nothing: PSS ${mib(idle.pss)}, RSS ${mib(idle.rss)}`,
    `- filled with the budget lifted in ${seconds(filledIn)}; the archive has ${mib(archive)}`,
  ].join("\n");
}

function aMinute({ seconds: span, before, told }) {
  const rate = (figure) => ((told[figure] - before[figure]) / span) * 60;
  return {
    bytes: rate("bytes"),
    batches: rate("batches"),
    snapshot: told.snapshot,
    calls: told.callsAMinute,
  };
}

function kept({ seconds: span, before, told }) {
  const sum = ({ changes, clusters, steps, ages }) => changes + clusters + steps + ages;
  return { rows: ((sum(told.kept) - sum(before.kept)) / span) * 60, largest: told.kept.largest };
}
