// What the bench has built of the UI: the window's own page on an invented fleet, for any browser, and what times frames.
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

/** Builds what times the frames of the fleet's timeline as one script, and gives its path; it sets `laneBench`. */
export async function buildLaneBench() {
  const { build } = await import("vite");
  const outDir = join(targetFolder(), "bench-lanes");
  const entry = join(root, "ui", "src", "fixture", "laneBench.ts");
  await build({
    configFile: join(root, "ui", "vite.config.ts"),
    logLevel: "warn",
    build: {
      outDir,
      emptyOutDir: true,
      lib: { entry, formats: ["iife"], name: "laneBench", fileName: () => "lanes.js" },
    },
  });
  return join(outDir, "lanes.js");
}
