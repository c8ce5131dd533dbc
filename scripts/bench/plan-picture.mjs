// The runs of the plan as one picture of three panels, readable on a light and on a dark page.
import { scaleLog } from "d3-scale";

const WIDTH = 300;
const HEIGHT = 210;
const PLOT = { left: 48, right: 12, top: 34, bottom: 36 };
const INK = "#7a828c";
/** Of 100 calls: what is drawn for none at all, which a logarithm cannot show. */
const LEAST = 0.01;
const COLOURS = { cluster: "#0f7c8a", step: "#a87414", ours: "#8a5a9e", bystander: "#c0563b" };

/** The picture, as SVG. */
export function drawn(runs) {
  const byApps = runs.filter((run) => run.family === "apps");
  const byLive = (apps) => runs.filter((run) => run.family === "live" && run.apps === apps);
  const panels = [
    panel(
      "Seen within, 10 live clusters",
      "apps on the account",
      "seconds, 95 of 100",
      [1, 64],
      [5, 2000],
      [
        curve(byApps, "apps", "clusterChange", COLOURS.cluster, "cluster"),
        curve(byApps, "apps", "stepChange", COLOURS.step, "step"),
      ],
    ),
    panel(
      "Refused, 10 live clusters",
      "apps on the account",
      "of 100 calls",
      [1, 64],
      [LEAST, 100],
      [
        curve(byApps, "apps", "throttled", COLOURS.ours, "ours", 100),
        curve(byApps, "apps", "bystanderRefused", COLOURS.bystander, "bystander", 100),
      ],
    ),
    panel(
      "Seen within, one app and four",
      "live clusters",
      "seconds, 95 of 100",
      [5, 500],
      [5, 20000],
      [
        curve(byLive(1), "live", "clusterChange", COLOURS.cluster, "cluster"),
        curve(byLive(1), "live", "stepChange", COLOURS.step, "step"),
        curve(byLive(4), "live", "clusterChange", COLOURS.cluster, "of four", 1, "4 3"),
        curve(byLive(4), "live", "stepChange", COLOURS.step, "of four", 1, "4 3"),
      ],
    ),
  ];
  const size = `width="${WIDTH * panels.length}" height="${HEIGHT}" viewBox="0 0 ${WIDTH * panels.length} ${HEIGHT}"`;
  const placed = panels.map((one, index) => `<g transform="translate(${index * WIDTH} 0)">${one}</g>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="sans-serif" font-size="11" fill="${INK}">\n${placed.join("\n")}\n</svg>\n`;
}

function curve(runs, along, of, colour, name, times = 1, dash = "") {
  const points = runs.map((run) => [run[along], run[of] * times]);
  return { points, colour, name, dash };
}

function panel(title, below, beside, across, up, curves) {
  const x = scaleLog(across, [PLOT.left, WIDTH - PLOT.right]);
  const y = scaleLog(up, [HEIGHT - PLOT.bottom, PLOT.top]).clamp(true);
  const text = (at, words, more = "") => `<text x="${at[0]}" y="${at[1]}" ${more}>${words}</text>`;
  const parts = [
    text([PLOT.left, 14], title, 'font-weight="bold"'),
    text([PLOT.left, 27], beside, 'font-size="9"'),
    text([WIDTH - PLOT.right, HEIGHT - 6], below, 'text-anchor="end" font-size="9"'),
    ...powers(up, 10).map((value) => ruled(y(value), value)),
    ...ticksAcross(across).map((value) =>
      text([x(value), HEIGHT - 20], value, 'text-anchor="middle" font-size="9"'),
    ),
    ...curves.map((one) => line(one, x, y)),
  ];
  return parts.join("\n");
}

function ticksAcross([from, to]) {
  const ticks = from === 1 ? powers([from, to], 2) : [5, 10, 20, 50, 100, 200, 500];
  return ticks.filter((tick) => tick >= from && tick <= to);
}

function powers([from, to], base) {
  const first = Math.ceil(Math.log(from) / Math.log(base) - 1e-9);
  const last = Math.floor(Math.log(to) / Math.log(base) + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number((base ** (first + index)).toPrecision(6)),
  );
}

function ruled(y, value) {
  const label = value === LEAST ? "none" : String(value);
  return `<line x1="${PLOT.left}" x2="${WIDTH - PLOT.right}" y1="${y}" y2="${y}" stroke="${INK}" stroke-opacity="0.25"/><text x="${PLOT.left - 6}" y="${y + 3}" text-anchor="end" font-size="9">${label}</text>`;
}

function line({ points, colour, name, dash }, x, y) {
  const path = points.map(
    ([across, up], index) => `${index ? "L" : "M"}${x(across).toFixed(1)} ${y(up || LEAST / 10).toFixed(1)}`,
  );
  const [across, up] = points[points.length - 1];
  const label = `<text x="${x(across)}" y="${y(up || LEAST / 10) + (name === "ours" ? 14 : -5)}" text-anchor="end" fill="${colour}">${name}</text>`;
  return `<path d="${path.join("")}" fill="none" stroke="${colour}" stroke-width="1.5" stroke-dasharray="${dash}"/>${label}`;
}
