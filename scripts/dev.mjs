// `npm run dev`: the app in its development profile, its UI served by Vite and reloaded as it is edited.
import { spawn } from "node:child_process";
import { endWith, root, run, tool } from "./setup/process.mjs";
import { installModules } from "./setup/modules.mjs";
import { checkRust } from "./setup/rust.mjs";
import { installSystem } from "./setup/system.mjs";
import { buildUi } from "./setup/ui.mjs";

endWith(async () => {
  checkRust();
  await installSystem(["build"]);
  await installModules();
  // The app refers to ui/dist even when it loads the page from Vite.
  await buildUi();
  const [command, args] = tool("vite", ["--config", "ui/vite.config.ts", "--strictPort"]);
  const server = spawn(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  try {
    return await run("cargo", ["run", "--locked", "-p", "emr-monitor", "--", ...process.argv.slice(2)]);
  } finally {
    server.kill();
  }
});
