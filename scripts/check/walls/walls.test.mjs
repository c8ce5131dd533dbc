import assert from "node:assert/strict";
import { test } from "node:test";
import { brokenWalls } from "./all.mjs";
import { treeWith } from "./planted.mjs";

test("a tree that keeps every wall is not complained of", (t) => {
  assert.deepEqual(brokenWalls(treeWith(t)), []);
});

const deps = (line) => `[dependencies]\n${line}\n`;
const BREACHES = {
  "core's manifest names tauri": ["src-tauri/core/Cargo.toml", deps("tauri.workspace = true")],
  "core's manifest names a crate in a table of its own": [
    "src-tauri/core/Cargo.toml",
    "[dependencies.rusqlite]\nversion = '1'\n",
  ],
  "core's manifest renames a crate": [
    "src-tauri/core/Cargo.toml",
    deps('db = { package = "rusqlite", version = "1" }'),
  ],
  "core's sources name the SDK": ["src-tauri/core/src/lib.rs", "fn f(c: aws_sdk_emr::Client) {}\n"],
  "core's sources name aws_config": ["src-tauri/core/src/lib.rs", "use aws_config::SdkConfig;\n"],
  "core's sources name keyring": ["src-tauri/core/src/lib.rs", "use keyring_core::Entry;\n"],
  "core reads the system's clock": ["src-tauri/core/src/reduce.rs", "let now = SystemTime::now();\n"],
  "core reads jiff's clock": ["src-tauri/core/src/reduce.rs", "let now = jiff::Timestamp::now();\n"],
  "sim depends on core": ["src-tauri/sim/Cargo.toml", deps("emr-monitor-core.workspace = true")],
  "sim depends on the SDK": ["src-tauri/sim/Cargo.toml", deps("aws-config.workspace = true")],
  "sim's sources name core": ["src-tauri/sim/src/main.rs", "use emr_monitor_core::Step;\n"],
  "the shell names the SDK": ["src-tauri/src/lib.rs", "use aws_sdk_emr::Client;\n"],
  "the shell names rusqlite": ["src-tauri/src/lib.rs", "fn f(c: &rusqlite::Connection) {}\n"],
  "the store names tauri": ["src-tauri/store/src/lib.rs", "use tauri_specta::Builder;\n"],
  "a journey names rusqlite": ["tests/src/lib.rs", "use rusqlite::Connection;\n"],
  "the UI's state imports Tauri": [
    "ui/src/state/fleet.svelte.ts",
    'import { invoke } from "@tauri-apps/api/core";\n',
  ],
  "the UI loads Tauri late": ["ui/src/view/age.ts", 'await import("@tauri-apps/api/core");\n'],
  "the UI's state imports a component": [
    "ui/src/state/fleet.svelte.ts",
    'import Pill from "../components/Pill.svelte";\n',
  ],
  "ipc imports view": ["ui/src/ipc/calls.ts", 'import { age } from "../view/age";\n'],
  "a component imports the app's root": [
    "ui/src/components/Pill.svelte",
    'import App from "../App.svelte";\n',
  ],
  "a Rust file is too long": ["src-tauri/core/src/long.rs", "// line\n".repeat(301)],
  "a component is too long": ["ui/src/components/Long.svelte", "<p></p>\n".repeat(201)],
  "a UI test is too long": ["ui/src/view/long.test.ts", "// line\n".repeat(201)],
  "there are no promises": ["tests/INVARIANTS.md", "# Promises\n"],
  "a promise has no owner": [
    "tests/INVARIANTS.md",
    "| INV-1 | x | nobody | `src-tauri/core/src/budget.rs::a_call` |\n",
  ],
  "a promise's owner is gone": [
    "tests/INVARIANTS.md",
    "| INV-1 | x | `gone.rs` | `src-tauri/core/src/budget.rs::a_call_is_counted_once` |\n",
  ],
  "a promise's test is gone": [
    "tests/INVARIANTS.md",
    "| INV-1 | x | `src-tauri/core/src/budget.rs` | `src-tauri/core/src/budget.rs::gone` |\n",
  ],
  "a promise names a file but no test": [
    "tests/INVARIANTS.md",
    "| INV-1 | x | `src-tauri/core/src/budget.rs` | `src-tauri/core/src/budget.rs` |\n",
  ],
};

for (const [breach, [path, text]] of Object.entries(BREACHES)) {
  test(`it is told where ${breach}`, (t) => {
    const told = brokenWalls(treeWith(t, { [path]: text }));
    assert.ok(
      told.some((sentence) => sentence.includes(path)),
      `a sentence names ${path}: ${told.join(" / ") || "none was said"}`,
    );
  });
}

test("imports that go in a circle are told, with the way round", (t) => {
  const told = brokenWalls(
    treeWith(t, {
      "ui/src/view/age.ts": 'import { span } from "./span";\n',
      "ui/src/view/span.ts": 'import { age } from "./age";\n',
    }),
  );
  assert.deepEqual(told, [
    "Imports go in a circle: ui/src/view/age.ts → ui/src/view/span.ts → ui/src/view/age.ts",
  ]);
});

test("a number that stands twice is told", (t) => {
  const row =
    "| INV-1 | x | `src-tauri/core/src/budget.rs` | `src-tauri/core/src/budget.rs::a_call_is_counted_once` |\n";
  assert.deepEqual(brokenWalls(treeWith(t, { "tests/INVARIANTS.md": row + row })), [
    "tests/INVARIANTS.md: INV-1 stands twice",
  ]);
});
