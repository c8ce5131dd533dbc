// A small tree that keeps every wall, into which a test plants a breach.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const SOUND = {
  "src-tauri/Cargo.toml":
    '[dependencies]\nemr-monitor-core.workspace = true\ntauri = { version = "=2.12.5" }\n',
  "src-tauri/src/lib.rs": "use tauri::Manager;\n",
  "src-tauri/core/Cargo.toml": "[dependencies]\nserde.workspace = true # never tauri\n",
  "src-tauri/core/src/lib.rs": "//! Knows no tauri::Window.\nuse std::time::Duration;\n",
  "src-tauri/core/src/clock.rs": "fn now() { std::time::SystemTime::now(); }\n",
  "src-tauri/core/src/budget.rs": "#[test]\nfn a_call_is_counted_once() {}\n",
  "src-tauri/aws/Cargo.toml": "[dependencies]\naws-sdk-emr.workspace = true\n",
  "src-tauri/aws/src/lib.rs": "use aws_sdk_emr::Client;\n",
  "src-tauri/store/Cargo.toml": "[dependencies]\nrusqlite.workspace = true\n",
  "src-tauri/sim/Cargo.toml": '[package]\nname = "emr-monitor-sim"\n[dependencies]\naxum.workspace = true\n',
  "src-tauri/sim/src/main.rs": "use emr_monitor_sim::serve;\n",
  "ui/src/App.svelte": '<script lang="ts">\n  import Pill from "./components/Pill.svelte";\n</script>\n',
  "ui/src/ipc/wire.ts": `import { invoke } from "@tauri-apps/api/core";\n${"// generated\n".repeat(250)}`,
  "ui/src/state/fleet.svelte.ts": 'import { list } from "../ipc/wire";\n',
  "ui/src/components/Pill.svelte":
    '<script lang="ts">\n  import { fleet } from "../state/fleet.svelte";\n</script>\n',
  "tests/INVARIANTS.md":
    "| INV-1 | Every call is counted. | `src-tauri/core/src/budget.rs` | `src-tauri/core/src/budget.rs::a_call_is_counted_once` |\n",
};

/** The folder, gone after test `t`, of such a tree in which `changes` (path → text) replace or add files. */
export function treeWith(t, changes = {}) {
  const root = mkdtempSync(join(tmpdir(), "emr-monitor-walls-"));
  t.after(() => rmSync(root, { recursive: true }));
  for (const [path, text] of Object.entries({ ...SOUND, ...changes })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}
