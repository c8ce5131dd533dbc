import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { checkDisk } from "./disk.mjs";
import { inStep } from "./modules.mjs";
import { neededNode, nodeComplaint } from "./node.mjs";
import { isOlder, neededRust } from "./rust.mjs";

test("an older Node is told what is needed, a newer one nothing", () => {
  assert.deepEqual(neededNode(), [20, 19]);
  assert.match(
    nodeComplaint("18.20.4", [20, 19]),
    /^Node 18\.20\.4 is too old: EMR Monitor needs Node 20\.19 or newer\./,
  );
  assert.ok(nodeComplaint("20.18.9", [20, 19]));
  for (const version of ["20.19.0", "20.20.2", "22.1.0"])
    assert.equal(nodeComplaint(version, [20, 19]), null);
});

test("versions of Rust are compared by number, and the needed one is Cargo.toml's", () => {
  assert.ok(isOlder("1.9.0", "1.95"));
  assert.ok(isOlder("1.94.1", "1.95"));
  assert.ok(!isOlder("1.95.0", "1.95"));
  assert.ok(!isOlder("2.0.0", "1.95"));
  assert.equal(neededRust('[workspace.package]\nrust-version = "1.97.2"\n'), "1.97.2");
});

test("a full disk is told with what is free and what is needed, less after a first build", (t) => {
  const target = mkdtempSync(join(tmpdir(), "emr-monitor-disk-"));
  t.after(() => rmSync(target, { recursive: true }));
  const free = (gib) => () => gib * 2 ** 30;
  assert.throws(
    () => checkDisk("release", target, free(5.9)),
    /^Error: The disk is too full: 5\.9 GiB are free where .* needs 6\./,
  );
  checkDisk("release", target, free(6));
  mkdirSync(join(target, "release", ".fingerprint"), { recursive: true });
  checkDisk("release", target, free(1));
  assert.throws(() => checkDisk("release", target, free(0.5)), /needs 1\./);
  checkDisk("release", join(target, "not", "yet", "made"), free(6));
});

test("packages are in step when each wanted one is there in its version, optional ones aside", () => {
  const wanted = {
    "": {},
    "node_modules/a": { version: "1.0.0" },
    "node_modules/mac": { version: "1.0.0", optional: true },
  };
  assert.ok(inStep(wanted, { "node_modules/a": { version: "1.0.0" } }));
  assert.ok(!inStep(wanted, {}), "nothing is installed");
  assert.ok(!inStep(wanted, { "node_modules/a": { version: "1.0.1" } }), "another version");
  assert.ok(
    !inStep(wanted, { "node_modules/a": { version: "1.0.0" }, "node_modules/b": { version: "1.0.0" } }),
    "one too many",
  );
});
