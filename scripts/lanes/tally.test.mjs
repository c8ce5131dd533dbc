import assert from "node:assert/strict";
import { test } from "node:test";
import { cargoTestTally, nextestTally, nodeTally, sum, vitestTally } from "./tally.mjs";

test("nextest's summary is read, in colour too, and what timed out or did not run has not passed", () => {
  assert.deepEqual(nextestTally("     Summary [   0.012s] 12 tests run: 12 passed, 3 skipped\n"), {
    passed: 12,
    failed: 0,
  });
  assert.deepEqual(
    nextestTally("Summary [ 60.1s] 9 tests run: 6 passed (1 slow), 2 failed, 1 timed out, 0 skipped"),
    {
      passed: 6,
      failed: 3,
    },
  );
  assert.deepEqual(nextestTally("Summary [ 1.0s] 4/9 tests run: 3 passed, 1 failed, 0 skipped"), {
    passed: 3,
    failed: 6,
  });
  assert.deepEqual(
    nextestTally(
      "\u001b[32;1m Summary\u001b[0m [ 0.1s] \u001b[1m1\u001b[0m test run: \u001b[1m1\u001b[0m \u001b[32mpassed\u001b[0m",
    ),
    {
      passed: 1,
      failed: 0,
    },
  );
  assert.deepEqual(nextestTally("error: could not compile"), { passed: 0, failed: 0 });
});

test("cargo test's lines are summed over its binaries", () => {
  const text =
    "test result: ok. 5 passed; 0 failed; 0 ignored\n…\ntest result: FAILED. 2 passed; 1 failed; 0 ignored\n";
  assert.deepEqual(cargoTestTally(text), { passed: 7, failed: 1 });
});

test("node's closing lines are read, and a cancelled test has failed", () => {
  assert.deepEqual(nodeTally("ℹ tests 6\nℹ pass 4\nℹ fail 1\nℹ cancelled 1\nℹ skipped 0\n"), {
    passed: 4,
    failed: 2,
  });
});

test("vitest's report is read, and a file that could not be loaded has failed", () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    testResults: [
      { status: "failed", assertionResults: [{}] },
      { status: "failed", assertionResults: [] },
      { status: "passed", assertionResults: [{}] },
    ],
  };
  assert.deepEqual(vitestTally(report), { passed: 3, failed: 2 });
});

test("tallies add up, and none is nothing", () => {
  assert.deepEqual(
    sum([
      { passed: 1, failed: 2 },
      { passed: 3, failed: 4 },
    ]),
    { passed: 4, failed: 6 },
  );
  assert.deepEqual(sum([]), { passed: 0, failed: 0 });
});
