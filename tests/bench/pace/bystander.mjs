// Somebody else in the same account who asks little and tries nothing again: one DescribeCluster and one ListSteps each 30 s.
import { exchange } from "../../window/client/http.mjs";

const EVERY = 30_000;
// Not together with anybody who begins on the full half minute.
const FIRST = 4_300;

/** Begins to ask about `cluster` (a function of the moment); gives { end }. */
export function startBystander(fleet, cluster) {
  const { access_key_id: key, regions } = fleet.second;
  let stopped = false;
  let timer;
  let asking = Promise.resolve();
  const call = (operation, input) =>
    exchange("POST", fleet.endpoint, {
      body: input,
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": `ElasticMapReduce.${operation}`,
        authorization: `AWS4-HMAC-SHA256 Credential=${key}/20261123/${regions[0]}/elasticmapreduce/aws4_request, SignedHeaders=host, Signature=0`,
      },
    });
  const ask = async () => {
    const input = { ClusterId: cluster(Date.now()) };
    // A refusal is an answer; what it was is read from the fleet's log of calls.
    await call("DescribeCluster", input);
    await call("ListSteps", input);
  };
  const next = (wait) => {
    timer = setTimeout(async () => {
      const began = Date.now();
      asking = ask();
      await asking;
      if (!stopped) next(EVERY - (Date.now() - began));
    }, wait);
  };
  next(FIRST);
  return {
    async end() {
      stopped = true;
      clearTimeout(timer);
      await asking;
    },
  };
}
