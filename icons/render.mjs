// Makes the icons' files from their SVG sources: those of the tray and its menu, and with `app` the application's own, for
// which Tauri's icon command is fetched by npx. None of it is needed to build the app.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { draw } from "./draw.mjs";
import { FILES } from "./signs.mjs";

const here = dirname(fileURLToPath(import.meta.url));

for (const file of FILES) {
  mkdirSync(join(here, dirname(file.path)), { recursive: true });
  writeFileSync(join(here, file.path), draw(file));
}
if (process.argv.includes("app")) renderApp();

function renderApp() {
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
}
