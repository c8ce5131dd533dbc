// `npm run check` runs the static part; `npm run check:NAME` runs one step of it.
import { withNode } from "./setup/node.mjs";

withNode(function () {
  import("./check/entry.mjs").then(function (entry) {
    return entry.check(process.argv.slice(2));
  });
});
