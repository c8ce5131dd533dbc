// From the first call of a fresh engine to its first full picture: the description and the newest page of each of 100 live clusters.
import { startEngine } from "../engine.mjs";
import { isMeasured, LATENCY, startFleet } from "../fleet.mjs";
import { Home } from "../../window/fixture/home.mjs";
import { until } from "../../window/client/until.mjs";

const CLUSTERS = 100;
/** EMR's documented bucket of ListSteps, the slowest of those needed: one call for each cluster. */
const SLOWEST = { burst: 10, refill: 0.5 };
const WAIT = 15 * 60_000;
/** The log of calls is long; whoever reads it all the time is measured himself. */
const LOOK = 1_000;

/** With its share of the quotas enforced, or with neither quotas nor budget: { took, firstRows }, milliseconds. */
export async function picture(share, quotas) {
  const home = new Home();
  const ends = [() => home.remove()];
  try {
    const fleet = await startFleet(home, `fleet:${CLUSTERS}`);
    ends.unshift(() => fleet.end());
    await fleet.quotas(quotas);
    let firstRows;
    const onRows = (rows, at) => {
      if (rows.length) firstRows ??= at;
    };
    const engine = await startEngine({ home, fleet, folder: "engine", share, onRows });
    ends.unshift(() => engine.end());
    const own = async () => (await fleet.calls()).filter(isMeasured(fleet));
    const look = async () => {
      await new Promise((resolve) => setTimeout(resolve, LOOK));
      return whole(await own());
    };
    const last = await until("the first picture is whole", look, WAIT);
    const began = (await own())[0].at_ms - LATENCY;
    return { took: last - began, firstRows: firstRows + fleet.offset - began };
  } finally {
    for (const end of ends) await end();
  }
}

/** The least time that the quotas leave for it at this share, in milliseconds. */
export const leastTook = (share) => ((CLUSTERS - SLOWEST.burst * share) / (SLOWEST.refill * share)) * 1_000;

/** When the last answer that was needed was given; undefined while one lacks. */
function whole(calls) {
  const needed = ["DescribeCluster", "ListSteps"].map((operation) => {
    const firsts = new Map();
    for (const call of calls.filter((one) => one.operation === operation && one.outcome === "ok"))
      if (!firsts.has(call.cluster)) firsts.set(call.cluster, call.at_ms);
    return firsts;
  });
  if (needed.some((firsts) => firsts.size < CLUSTERS)) return undefined;
  return Math.max(...needed.flatMap((firsts) => [...firsts.values()]));
}
