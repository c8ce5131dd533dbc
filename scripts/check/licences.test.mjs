import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { isAllowed, refusedLicences } from "./licences.mjs";

test("an expression is met by one side of OR and by both of AND", () => {
  assert.ok(isAllowed("MIT"));
  assert.ok(isAllowed("(GPL-3.0 OR MIT)"));
  assert.ok(isAllowed("MIT AND ISC"));
  assert.ok(!isAllowed("GPL-3.0"));
  assert.ok(!isAllowed("MIT AND GPL-3.0"));
  assert.ok(!isAllowed(undefined));
});

test("a locked package of a refused licence, or of none, is named", (t) => {
  const root = mkdtempSync(join(tmpdir(), "emr-monitor-licences-"));
  t.after(() => rmSync(root, { recursive: true }));
  const packages = {
    "": { name: "emr-monitor", version: "0.1.0", license: "MIT" },
    "node_modules/good": { version: "1.0.0", license: "ISC" },
    "node_modules/bad": { version: "1.0.0", license: "AGPL-3.0" },
    "node_modules/@scope/mute": { version: "2.0.0" },
  };
  writeFileSync(join(root, "package-lock.json"), JSON.stringify({ packages }));
  assert.deepEqual(refusedLicences(root), [
    "bad 1.0.0 is under AGPL-3.0",
    "@scope/mute 2.0.0 is under no licence that it tells",
  ]);
});
