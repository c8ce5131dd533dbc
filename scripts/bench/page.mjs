// The window's own page on an invented fleet, built for any browser: what Chromium is given to show.
import { join } from "node:path";
import { targetFolder } from "../setup/disk.mjs";
import { root } from "../setup/process.mjs";

/** Builds ui/dev.html and gives the folder it lies in. */
export async function buildPage() {
  // Not there before the npm packages are installed, and this file is read before that.
  const { build } = await import("vite");
  const outDir = join(targetFolder(), "bench-page");
  await build({
    configFile: join(root, "ui", "vite.config.ts"),
    logLevel: "warn",
    build: { outDir, emptyOutDir: true, rolldownOptions: { input: join(root, "ui", "dev.html") } },
  });
  return outDir;
}
