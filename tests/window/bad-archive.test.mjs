import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { windowTest } from "./fixture/window-test.mjs";

windowTest(
  "an archive held by another program is told, and the fleet is shown without it",
  async ({ home, open, sim }) => {
    const fleet = await sim("--scenario", "quiet");
    mkdirSync(home.archive, { recursive: true });
    const lock = join(home.archive, "archive.sqlite.lock");
    writeFileSync(lock, "");
    const holder = spawn("flock", ["--exclusive", lock, "-c", "echo held; read wait"], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    await once(holder.stdout, "data");
    try {
      const page = await open([], fleet.env);
      await page.find(
        "alert",
        /^What is seen is not kept The archive is in use by another program: .*archive\.sqlite/,
      );
      assert.match(await page.said("contentinfo", "Status"), /Not kept/);
      await page.find("row", /^EU-WS_v12_2026Q2_sens-B/);
    } finally {
      holder.stdin.end("\n");
      await once(holder, "exit");
    }
  },
);

windowTest("an archive of a newer version is told and left as it is", async ({ home, open, sim }) => {
  const fleet = await sim("--scenario", "quiet");
  mkdirSync(home.archive, { recursive: true });
  const file = join(home.archive, "archive.sqlite");
  await sqlite(
    file,
    "CREATE TABLE compat (only INTEGER PRIMARY KEY, number INTEGER); INSERT INTO compat VALUES (1, 99)",
  );
  const before = readFileSync(file);
  const page = await open([], fleet.env);
  const told = await page.said("alert", /^What is seen is not kept The archive was written by a newer/);
  assert.ok(told.includes(`Update EMR Monitor, or move ${file} away`), told);
  await page.find("row", /^EU-WS_v12_2026Q2_sens-B/);
  assert.deepEqual(readFileSync(file), before);
});

// Node 20 has no SQLite; the Python that runs moto does.
function sqlite(file, script) {
  const program = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(sys.argv[2])";
  return promisify(execFile)(join(import.meta.dirname, "..", ".venv", "bin", "python"), [
    "-c",
    program,
    file,
    script,
  ]);
}
