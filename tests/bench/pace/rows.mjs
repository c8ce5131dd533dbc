// From what was measured to the rows of the table.
import { LATENCY } from "../fleet.mjs";
import { DEFAULT_SHARE } from "../engine.mjs";
import { percent, plain, row, seconds } from "../table.mjs";
import { percentile } from "./late.mjs";
import { leastTook } from "./picture.mjs";

// The goals.
const CALLS = 24;
const CLUSTER = 10_000;
const STEP = 45_000;
const VIEWED = 15_000;
const OF_FOUR = { cluster: 30_000, refused: 0.01 };
const TRIPS = 10;
const SLACK = 1.1;

/** A part of those made in a minute, of one of several. */
const calls = ({ callsAMinute, watchers }) => callsAMinute / watchers;

/** The ratios: each figure by its goal or by the same of a peer. */
export function rows(watched, pictures) {
  return [...goals(watched), ...first(pictures), ...peers(watched)];
}

function goals({ app, viewing, four }) {
  const most = (what, figure, by, unit) => row({ what, app: [figure], by, beside: "at most", goal: 1, unit });
  const none = (what, { throttled, bystanderRefused }, limit) => {
    const goal = limit ? 1 : 0;
    const rest = { by: limit, beside: "at most", goal, unit: percent };
    return [
      row({ what: `${what}: own calls throttled`, app: [throttled], ...rest }),
      row({ what: `${what}: bystander refused`, app: [bystanderRefused], ...rest }),
    ];
  };
  const p95 = ({ late }) => percentile(late, 0.95);
  return [
    most("calls a minute", calls(app), CALLS, plain),
    most("calls a minute, a cluster opened", calls(viewing), CALLS, plain),
    most("cluster change seen, p95", p95(app.clusters), CLUSTER, seconds),
    most("step change seen, p95", p95(app.steps), STEP, seconds),
    most("step change seen of the opened cluster, p95", p95(viewing.viewed), VIEWED, seconds),
    ...none("one app", app, 0),
    ...none("four apps", four, OF_FOUR.refused),
    most("four apps: cluster change seen, p95", p95(four.clusters), OF_FOUR.cluster, seconds),
  ];
}

function first({ lifted, quotas }) {
  const trips = (took) => [took / LATENCY];
  const limit = leastTook(DEFAULT_SHARE) * SLACK;
  return [
    row({
      what: "first full picture of 100 live clusters without quotas, round trips",
      app: trips(lifted.took),
      by: TRIPS,
      beside: "at most",
      goal: 1,
      unit: plain,
    }),
    row({
      what: "the same with quotas",
      app: [quotas.took],
      by: limit,
      beside: "1.1 × what the quota of ListSteps leaves at half of it:",
      goal: 1,
      unit: seconds,
    }),
    row({
      what: "the same: first rows, round trips",
      app: trips(quotas.firstRows),
      by: TRIPS,
      beside: "beside",
      unit: plain,
    }),
  ];
}

function peers({ app, four, web, webFour, shell }) {
  const p95 = ({ late }) => percentile(late, 0.95);
  const versus = (what, figure, unit, pairs) =>
    pairs.map(([own, peer]) =>
      row({ what: `${what}, ${own.what}`, app: [figure(own)], by: [figure(peer)], beside: peer.what, unit }),
    );
  const pairs = [
    [app, web],
    [four, webFour],
    [app, shell],
  ];
  return [
    ...versus("calls a minute", ({ callsAMinute }) => callsAMinute, plain, pairs),
    ...versus("calls throttled", ({ throttled }) => throttled, percent, pairs),
    ...versus("bystander refused", ({ bystanderRefused }) => bystanderRefused, percent, pairs),
    ...versus("cluster change seen, p95", ({ clusters }) => p95(clusters), seconds, pairs),
    ...versus("step change seen, p95", ({ steps }) => p95(steps), seconds, pairs),
  ];
}

/** Each watcher in its own line, as measured. */
export function figures(all) {
  const head = [
    "watcher",
    "calls/min",
    "throttled",
    "bystander refused",
    "cluster change p50",
    "p95",
    "step change p50",
    "p95",
    "refresh p50",
    "p95",
    "refreshes with something refused",
  ];
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...all.map((one) => line(cells(one)))].join("\n");
}

function cells(one) {
  const { clusters, steps, refreshes } = one;
  // What was not seen by the end counts as late as that.
  const late = ({ late: values, open }, share) =>
    `${open ? "≥ " : ""}${seconds(percentile(values, share))}${share > 0.5 ? ` (n ${values.length})` : ""}`;
  const took = (share) => (refreshes.length ? seconds(percentile(refreshes, share)) : "–");
  return [
    one.what,
    plain(one.callsAMinute),
    percent(one.throttled),
    `${percent(one.bystanderRefused)} (of ${one.bystanderCalls})`,
    late(clusters, 0.5),
    late(clusters, 0.95),
    late(steps, 0.5),
    late(steps, 0.95),
    took(0.5),
    took(0.95),
    refreshes.length ? `${one.refreshesFailed} of ${refreshes.length}` : "–",
  ];
}
