import assert from "node:assert/strict";
import { once } from "node:events";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { machine } from "./machine.mjs";

const CARGO = "cargo build --release --locked -p emr-monitor --features custom-protocol";
const VITE = "vite build --config ui/vite.config.ts";

test("a first start installs, builds and opens the app with its arguments and its exit code", (t) => {
  const here = machine(t);
  const { code, out } = here.run("start", ["--demo", "--speed", "60"]);
  assert.match(out, /the app got: --demo --speed 60/);
  assert.equal(code, 7, "the app's own exit code is passed on");
  assert.deepEqual(here.told(), ["npm ci --no-fund --no-audit", VITE, CARGO]);
});

test("a second start asks only Cargo", (t) => {
  const here = machine(t);
  here.run("start");
  const before = here.told().length;
  here.run("start");
  assert.deepEqual(here.told().slice(before), [CARGO]);
});

test("a changed source, a lost ui/dist and a changed lock file are each noticed", (t) => {
  const here = machine(t);
  here.run("start");
  const asked = (change) => {
    const before = here.told().length;
    change();
    here.run("start");
    return here.told().slice(before, -1);
  };
  assert.deepEqual(
    asked(() => writeFileSync(join(here.root, "ui", "main.ts"), "let x;")),
    [VITE],
  );
  assert.deepEqual(
    asked(() => rmSync(join(here.root, "ui", "dist"), { recursive: true })),
    [VITE],
  );
  const lock = '{"packages":{"node_modules/vite":{"version":"8.3.9"}}}';
  assert.deepEqual(
    asked(() => writeFileSync(join(here.root, "package-lock.json"), lock)),
    ["npm ci --no-fund --no-audit", VITE],
  );
});

test("npm run build opens no window and needs no display", (t) => {
  const { code, out } = machine(t).run("start", ["--build-only"], { DISPLAY: "" });
  assert.equal(code, 0);
  assert.doesNotMatch(out, /the app got/);
});

const REFUSALS = {
  "Rust is missing": [
    { cargo: null, rustc: null },
    {},
    /^Rust is missing: EMR Monitor needs Rust 1\.\d+ or newer\. Type: curl .* \| sh, then/,
  ],
  "Rust is too old": [
    { rustc: "echo rustc 1.80.1" },
    {},
    /^Rust 1\.80\.1 is too old: EMR Monitor needs Rust 1\.\d+ or newer\./,
  ],
  "Rust is too old and rustup is there": [
    { rustc: "echo rustc 1.80.1", rustup: "" },
    {},
    /Type: rustup update stable, then/,
  ],
  "there is no display": [
    {},
    { DISPLAY: "" },
    /^There is no display to open a window on .* Type npm start in/,
  ],
};

for (const [what, [programs, env, sentence]] of Object.entries(REFUSALS)) {
  test(`where ${what}, one line says so and what to type, before anything is done`, (t) => {
    const here = machine(t, programs);
    const { code, err } = here.run("start", [], env);
    assert.equal(code, 1);
    assert.match(err, sentence);
    assert.equal(err.split("\n").length, 1, "one line");
    assert.deepEqual(here.told(), []);
  });
}

test("a Wayland session is display enough", (t) => {
  assert.equal(machine(t).run("start", [], { DISPLAY: "", WAYLAND_DISPLAY: "wayland-0" }).code, 7);
});

test("a failing step stops the start with its exit code and a sentence", (t) => {
  const { code, err } = machine(t, { cargo: "exit 101" }).run("start");
  assert.equal(code, 101);
  assert.match(err, /^The app could not be built; the lines above say why\.$/);
});

test("a signal reaches the app, and the start waits for its end", async (t) => {
  const app = "trap 'echo stopped; exit 3' INT TERM; echo ready; while :; do /usr/bin/sleep 0.05; done";
  const here = machine(t, {
    cargo: `mkdir -p $ROOT/target/release; printf "#!/bin/sh\\n%s\\n" "${app}" > $ROOT/target/release/emr-monitor
      chmod +x $ROOT/target/release/emr-monitor`,
  });
  const running = here.launch();
  let said = "";
  running.stdout.on("data", (text) => {
    said += text;
    if (said.endsWith("ready\n")) running.kill("SIGINT");
  });
  const [code] = await once(running, "close");
  assert.match(said, /stopped/);
  assert.equal(code, 3);
});
