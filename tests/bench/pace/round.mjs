// One watcher on a fresh fleet for a while: what it asked, what that did to a bystander, and how late it saw what happened.
import { changes, lateness, together } from "./late.mjs";
import { startBystander } from "./bystander.mjs";
import { isMeasured, startFleet } from "../fleet.mjs";
import { Home } from "../../window/fixture/home.mjs";

const MINUTE = 60_000;
/** What happens in the last minute may not be seen any more, by nobody's fault. */
const LAST = MINUTE;
/** Longer than a cluster of the fleet lives. */
const BEFORE = 30 * MINUTE;

/** Measures a watcher for so many minutes: its figures. */
export async function round(what, begin, minutes) {
  console.log(`${what}: ${minutes} min`);
  const home = new Home();
  const ends = [() => home.remove()];
  try {
    const fleet = await startFleet(home, "pace");
    ends.unshift(() => fleet.end());
    const live = await lives(fleet, minutes);
    const watcher = await begin({ home, fleet, longest: live.longest });
    ends.unshift(() => watcher.end());
    // From here on the account is what it is.
    await fleet.quotas(true);
    const from = Date.now();
    const bystander = startBystander(fleet, live.at);
    ends.unshift(() => bystander.end());
    await new Promise((resolve) => setTimeout(resolve, minutes * MINUTE));
    const figures = { what, ...(await measured(fleet, watcher, { from, to: Date.now() })) };
    console.log(JSON.stringify({ ...figures, clusters: undefined, steps: undefined, viewed: undefined }));
    return figures;
  } finally {
    for (const end of ends) await end();
  }
}

/** Which clusters live when: { longest, at(moment) }, by this computer's clock. */
async function lives(fleet, minutes) {
  const now = await fleet.now();
  const due = await fleet.due(now - BEFORE, now + minutes * MINUTE + BEFORE);
  const at = (state, cluster) =>
    due.find((one) => !one.step && one.cluster === cluster && one.state === state);
  const whole = due.filter(({ step, state }) => !step && state === "RUNNING");
  const lifes = whole.map(({ cluster, at_ms: from }) => ({
    cluster,
    from: from - fleet.offset,
    to: (at("WAITING", cluster)?.at_ms ?? Infinity) - fleet.offset,
  }));
  const alive = (moment) => lifes.filter(({ from, to }) => from <= moment && moment < to);
  const [longest] = alive(now - fleet.offset).sort((one, other) => other.to - one.to);
  return { longest: longest.cluster, at: (moment) => alive(moment)[0].cluster };
}

async function measured(fleet, { seens, refreshes, viewed }, { from, to }) {
  const within = ({ at_ms: at }) => at - fleet.offset >= from && at - fleet.offset < to;
  const calls = (await fleet.calls()).filter(within);
  const refused = (some) => some.filter(({ outcome }) => outcome === "throttled").length / (some.length || 1);
  const own = calls.filter(isMeasured(fleet));
  const others = calls.filter((call) => !isMeasured(fleet)(call));
  const due = await fleet.due(from + fleet.offset - BEFORE, to + fleet.offset);
  const all = changes(due).map((change) => ({ ...change, at: change.at - fleet.offset }));
  const counted = ({ at }) => at >= from && at < to - LAST;
  const late = (which) =>
    together(seens.map((seen) => lateness(seen, all, (one) => counted(one) && which(one), to)));
  const done = refreshes.filter(({ at }) => at >= from && at < to);
  return {
    watchers: seens.length,
    callsAMinute: (own.length / (to - from)) * MINUTE,
    byOperation: countBy(own),
    throttled: refused(own),
    bystanderRefused: refused(others),
    bystanderCalls: others.length,
    clusters: late(({ state }) => state),
    steps: late(({ count }) => count),
    viewed: viewed && late(({ cluster, count }) => count && cluster === viewed),
    refreshes: done.map(({ took }) => took),
    refreshesFailed: done.filter(({ failed }) => failed).length,
  };
}

function countBy(calls) {
  const counts = {};
  for (const { operation } of calls) counts[operation] = (counts[operation] ?? 0) + 1;
  return counts;
}
