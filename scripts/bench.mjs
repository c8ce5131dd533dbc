// `npm run bench [window|lanes|pace|scale|plan] [rounds or minutes]`: figures of the app as it is shipped, measured on this machine, each
// beside its goal and its peers. Without a name all tables are made, one after the other.
import { TABLES } from "./bench/tables.mjs";
import { installModules } from "./setup/modules.mjs";
import { endWith, Stop } from "./setup/process.mjs";
import { checkRust } from "./setup/rust.mjs";
import { installSystem } from "./setup/system.mjs";

endWith(async () => {
  const [first, ...rest] = process.argv.slice(2);
  const isNamed = first !== undefined && Number.isNaN(Number(first));
  if (isNamed && !(first in TABLES))
    throw new Stop(`There is no table ${first}. There are: ${Object.keys(TABLES).join(", ")}.`);
  checkRust();
  await installSystem(["build", "test", "bench"]);
  await installModules();
  if (isNamed) return TABLES[first](rest);
  for (const [name, make] of Object.entries(TABLES)) {
    // A number alone is the rounds of the window, as ever.
    const code = await make(name === "window" && first !== undefined ? [first] : []);
    if (code !== 0) return code;
  }
  return 0;
});
