import assert from "node:assert/strict";
import { test } from "node:test";
import { rustTests } from "./rust.mjs";
import { machine } from "../setup/machine.mjs";

// What Cargo says of one built test binary: a path, the folder of its package, and whether it is a test at all.
const artifact = (pack, executable, isTest = true) =>
  JSON.stringify({
    reason: "compiler-artifact",
    package_id: `path+file:///clone/${pack}#emr-monitor-${pack}@0.1.0`,
    manifest_path: `$ROOT/${pack}/Cargo.toml`,
    executable: `$ROOT/${executable}`,
    profile: { test: isTest },
  }).replaceAll('"', '\\"');

test("together and without nextest, a package's own test binaries run in its folder, and no others", async (t) => {
  const binary = (result, code) =>
    `printf '#!/bin/sh\\necho "in $(pwd)"\\necho "test result: ok. ${result}"\\nexit ${code}\\n'`;
  const here = machine(t, {
    cargo: `case "$1" in nextest) exit 1;; esac
      mkdir -p $ROOT/core $ROOT/sim
      ${binary("2 passed; 0 failed", 0)} > $ROOT/unit; ${binary("3 passed; 1 failed", 101)} > $ROOT/whole
      chmod +x $ROOT/unit $ROOT/whole
      echo "${artifact("core", "unit")}"; echo "${artifact("core", "whole")}"
      echo "${artifact("core", "no-test", false)}"; echo "${artifact("sim", "not-ours")}"`,
  });
  const { PATH } = process.env;
  Object.assign(process.env, here.env);
  t.after(() => Object.assign(process.env, { PATH }));
  assert.deepEqual(await rustTests("emr-monitor-core", true), { code: 101, passed: 5, failed: 1 });
});
