// `npm test` runs every lane, cheapest first; `npm run test:NAME` runs one.
import { withNode } from "./setup/node.mjs";

withNode(function () {
  import("./lanes/entry.mjs").then(function (entry) {
    return entry.test(process.argv.slice(2));
  });
});
