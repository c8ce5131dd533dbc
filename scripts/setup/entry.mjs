// What `npm start` does, in order: look at the machine, bring what lacks, build, open the window.
import { buildApp, openApp } from "./app.mjs";
import { checkDisk } from "./disk.mjs";
import { checkDisplay } from "./display.mjs";
import { installModules } from "./modules.mjs";
import { endWith } from "./process.mjs";
import { checkRust } from "./rust.mjs";
import { installSystem } from "./system.mjs";
import { buildUi } from "./ui.mjs";

const BUILD_ONLY = "--build-only";

/** Builds the app and, unless `args` begin with --build-only, opens it with `args`. */
export function start(args) {
  return endWith(async () => {
    const opens = args[0] !== BUILD_ONLY;
    checkRust();
    if (opens) checkDisplay();
    checkDisk("release");
    await installSystem(["build"]);
    await installModules();
    await buildUi();
    await buildApp();
    return opens ? openApp(args) : 0;
  });
}
