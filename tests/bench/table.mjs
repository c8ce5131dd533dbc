// The one table that the bench prints: each figure beside its goal, the ratio first.

const MIB = 2 ** 20;

export const ms = (value) => `${value.toFixed(0)} ms`;
export const seconds = (value) => `${(value / 1_000).toFixed(1)} s`;
export const percent = (value) => `${(value * 100).toFixed(1)} %`;
export const plain = (value) => value.toFixed(1);
export const mib = (value) => `${(value / MIB).toFixed(1)} MiB`;

/** The middle of some figures. */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/**
 * A row: what, the app's figures, the figures or the number they are divided by and what that is, the highest ratio that is
 * good (none: only told), and how a figure is written.
 */
export function row({ what, app, by, beside, goal, unit }) {
  const base = Array.isArray(by) ? median(by) : by;
  // Nothing of nothing is as it should be.
  const ratio = median(app) === 0 ? 0 : median(app) / base;
  const verdict = goal === undefined ? "" : ratio <= goal ? "met" : "MISSED";
  const goalText = goal === undefined ? "–" : `≤ ${goal}`;
  const cells = [
    ratio.toFixed(2),
    goalText,
    verdict,
    what,
    spread(app, unit),
    `${beside} ${Array.isArray(by) ? spread(by, unit) : unit(by)}`,
  ];
  return { line: `| ${cells.join(" | ")} |`, missed: verdict === "MISSED" };
}

/** The rows as a table, and under it what was missed. */
export function table(rows) {
  const head = "| ratio | goal | | what | EMR Monitor | divided by |\n|---|---|---|---|---|---|";
  const missed = rows.filter((one) => one.missed).length;
  const sum = missed ? `${missed} of the goals missed.` : "All goals met.";
  return `${head}\n${rows.map(({ line }) => line).join("\n")}\n\n${sum}`;
}

function spread(values, unit) {
  if (values.length === 1) return unit(values[0]);
  return `${unit(median(values))} (${unit(Math.min(...values))} to ${unit(Math.max(...values))}, ${values.length} rounds)`;
}
