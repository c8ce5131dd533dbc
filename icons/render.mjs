// Makes the application icon's files from app.svg with Tauri's own icon command (fetched by npx; not needed to build the app).
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const made = ["32x32.png", "128x128.png", "128x128@2x.png", "icon.png", "icon.icns", "icon.ico"];

const folder = mkdtempSync(join(tmpdir(), "emr-monitor-icons-"));
try {
  const tauri = ["--yes", "@tauri-apps/cli@2.12.3", "icon", join(here, "app.svg"), "--output", folder];
  const run = spawnSync("npx", tauri, { stdio: "inherit", shell: process.platform === "win32" });
  if (run.status !== 0) throw new Error("The icon command failed; its own words are above.");
  for (const name of made) copyFileSync(join(folder, name), join(here, name));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
