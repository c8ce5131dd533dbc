// Reads from what a test runner prints how many tests passed and how many failed.

import { stripVTControlCharacters } from "node:util";

const NOTHING = { passed: 0, failed: 0 };

/** The sum of some tallies. */
export function sum(tallies) {
  return tallies.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }), NOTHING);
}

/** cargo nextest: `Summary [ 1.2s] 7/9 tests run: 5 passed (1 slow), 1 failed, 1 timed out, 0 skipped`; what did not run has not passed. */
export function nextestTally(text) {
  const [, run, all, rest] =
    /Summary \[[^\]]*\]\s+(\d+)(?:\/(\d+))? tests? run: (.*)/.exec(stripVTControlCharacters(text)) ?? [];
  if (run === undefined) return NOTHING;
  const passed = Number(/(\d+) passed/.exec(rest)?.[1] ?? 0);
  return { passed, failed: Number(all ?? run) - passed };
}

/** cargo test: the sum of its lines `test result: ok. 5 passed; 1 failed; …`, one for each test binary. */
export function cargoTestTally(text) {
  const lines = [
    ...stripVTControlCharacters(text).matchAll(/test result: \w+\. (\d+) passed; (\d+) failed/g),
  ];
  return sum(lines.map(([, passed, failed]) => ({ passed: Number(passed), failed: Number(failed) })));
}

/** node --test: the closing lines `ℹ pass 5`, `ℹ fail 1`, `ℹ cancelled 0` of its spec reporter. */
export function nodeTally(text) {
  const last = (word) =>
    Number(
      [...stripVTControlCharacters(text).matchAll(new RegExp(`^[ℹ#] ${word} (\\d+)`, "gm"))].at(-1)?.[1] ?? 0,
    );
  return { passed: last("pass"), failed: last("fail") + last("cancelled") };
}

/** vitest: its JSON report; a file that could not be loaded counts as one failure. */
export function vitestTally(report) {
  const broken = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}
