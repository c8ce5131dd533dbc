// What `npm run package` does, in order: look at the machine, bring what lacks, build, put into packages, name them.
import { statSync } from "node:fs";
import { bundle } from "./bundle.mjs";
import { chosenKinds } from "./kinds.mjs";
import { buildShipped } from "./shipped.mjs";
import { checkDisk } from "../setup/disk.mjs";
import { installModules } from "../setup/modules.mjs";
import { endWith } from "../setup/process.mjs";
import { checkRust } from "../setup/rust.mjs";
import { installSystem } from "../setup/system.mjs";
import { buildUi } from "../setup/ui.mjs";

const MIB = 2 ** 20;

/** Makes packages of the named kinds, or of this system's usual ones. */
export function pack(names) {
  return endWith(async () => {
    const began = Date.now();
    const kinds = chosenKinds(names);
    checkRust();
    checkDisk("release");
    await installSystem(["build"]);
    await installModules();
    await buildUi();
    await buildShipped();
    const files = await bundle({ kinds });
    const told = files.map((path) => `${path} (${(statSync(path).size / MIB).toFixed(1)} MiB)`);
    console.log(`\nMade in ${((Date.now() - began) / 1000).toFixed(0)} s: ${told.join(", ")}.`);
    return 0;
  });
}
