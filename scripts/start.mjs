// `npm start` and `npm run build`: from a fresh clone to the open window, without any package installed first.
import { withNode } from "./setup/node.mjs";

withNode(function () {
  import("./setup/entry.mjs").then(function (entry) {
    return entry.start(process.argv.slice(2));
  });
});
