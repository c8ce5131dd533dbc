// The UI, built into ui/dist, from where the app embeds it.
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { mustRun, root, tool } from "./process.mjs";
import { fingerprint, unlessDone } from "./stamp.mjs";

/** Builds the UI unless ui/dist was made from the very files that are there now. */
export async function buildUi() {
  const sources = ["ui", "package-lock.json"].map((name) => join(root, name));
  const stamp = join(root, "node_modules", ".emr-monitor-ui");
  if (!existsSync(join(root, "ui", "dist", "index.html"))) rmSync(stamp, { force: true });
  await unlessDone(stamp, fingerprint(sources, ["dist"]), async () => {
    console.log("Building the UI.");
    await mustRun(
      "The UI could not be built; the lines above say why.",
      ...tool("vite", ["build", "--config", "ui/vite.config.ts"]),
    );
  });
}
