// The bench of scale: what the engine uses on 2,000 clusters with 100,000 steps in 15 scopes, 200 clusters of them live. Run by
// `npm run bench scale [minutes]`.
import { machine } from "./machine.mjs";
import { bigFleet } from "./scale/big-fleet.mjs";
import { figures, rows } from "./scale/rows.mjs";
import { table } from "./table.mjs";

const minutes = Number(process.argv[2] ?? 2);
const used = await bigFleet(minutes);
console.log(`\nnpm run bench scale ${minutes}\n${await machine()}`);
console.log(
  "\nThe engine by itself on `big-fleet`, EMR's documented quotas and the default share: the list looked at, no cluster opened.\n",
);
console.log(table(rows(used)));
console.log(`\n${figures(used)}`);
