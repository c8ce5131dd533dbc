import assert from "node:assert/strict";
import { test } from "node:test";
import { machine } from "../setup/machine.mjs";

const NEXTEST = 'case "$*" in "nextest --version") exit 0;; esac; told "$@";';
const WITHOUT_NEXTEST = 'case "$1" in nextest) exit 1;; esac; told "$@";';
const summary = (text) => `echo "     Summary [   0.1s] ${text}" >&2`;

test("lanes that pass close with their sum alone on a line", (t) => {
  const here = machine(t, { cargo: `${NEXTEST} ${summary("3 tests run: 3 passed, 0 skipped")}` });
  const { code, out } = here.run("test", ["core", "store"]);
  assert.equal(code, 0);
  assert.equal(out.split("\n").at(-1), "6 passed, 0 failed");
  assert.match(here.told()[0], /^cargo nextest run -p emr-monitor-core --locked/);
});

test("after a lane that fails no other runs, and the run ends with 1", (t) => {
  const here = machine(t, {
    cargo: `${NEXTEST} ${summary("3 tests run: 2 passed, 1 failed, 0 skipped")}; exit 100`,
  });
  const { code, out, err } = here.run("test", ["core", "store"]);
  assert.equal(code, 1);
  assert.equal(out.split("\n").at(-1), "2 passed, 1 failed");
  assert.match(err, /The lane core failed; the lanes after it did not run\.$/);
  assert.equal(here.told().length, 1);
});

test("a lane that ran no test has failed", (t) => {
  const here = machine(t, { cargo: `${NEXTEST} ${summary("0 tests run: 0 passed, 0 skipped")}` });
  const { code, out, err } = here.run("test", ["core"]);
  assert.equal(code, 1);
  assert.equal(out.split("\n").at(-1), "0 passed, 1 failed");
  assert.match(err, /The lane core ran no test/);
});

test("a runner that breaks before it counts has failed", (t) => {
  const { code, out } = machine(t, { cargo: `${NEXTEST} echo "error: could not compile"; exit 101` }).run(
    "test",
    ["core"],
  );
  assert.equal(code, 1);
  assert.equal(out.split("\n").at(-1), "0 passed, 1 failed");
});

test("a runner that fails although all tests it counts passed has failed", (t) => {
  const here = machine(t, { cargo: `${NEXTEST} ${summary("3 tests run: 3 passed, 0 skipped")}; exit 1` });
  assert.equal(here.run("test", ["core"]).out.split("\n").at(-1), "3 passed, 1 failed");
});

test("without nextest, cargo test does it", (t) => {
  const results =
    "echo 'test result: ok. 2 passed; 0 failed; 0 ignored'; echo 'test result: ok. 1 passed; 0 failed; 0 ignored'";
  const here = machine(t, { cargo: `${WITHOUT_NEXTEST} ${results}` });
  const { code, out } = here.run("test", ["sim"]);
  assert.equal(code, 0);
  assert.equal(out.split("\n").at(-1), "3 passed, 0 failed");
  assert.deepEqual(here.told(), [
    "cargo test -p emr-monitor-sim --locked --lib --bins --tests --no-fail-fast",
  ]);
});

test("a name that is no lane or no step is answered with those there are", (t) => {
  const here = machine(t);
  assert.match(here.run("test", ["cor"]).err, /There is no lane cor\. There are: check, ui, core, sim, /);
  assert.match(
    here.run("check", ["clipy"]).err,
    /There is no step named clipy\. There are: walls, licences, /,
  );
});

test("all failing steps of the check are named at its end", (t) => {
  const here = machine(t, { cargo: "exit 1" });
  const { code, err } = here.run("check", ["fmt", "licences", "clippy"]);
  assert.equal(code, 1);
  assert.match(err, /The check failed in: fmt, licences, clippy\.$/);
});

test("the long lane runs its journeys alone, and more often", (t) => {
  const told = 'echo "kills $EMR_MONITOR_KILLS"';
  const here = machine(t, { cargo: `${NEXTEST} ${told}; ${summary("1 test run: 1 passed, 0 skipped")}` });
  const { code, out } = here.run("test", ["long"]);
  assert.equal(code, 0);
  assert.match(out, /^kills 200$/m);
  assert.equal(out.split("\n").at(-1), "1 passed, 0 failed");
  assert.match(
    here.told()[0],
    / --test journeys --profile long .* -E test\(\/\^\(killed::\|faults::\|stopped::\|soak::\)\/\)$/,
  );
});
