// `npm run package [kinds]`: installable packages of the app as it is shipped; on Linux deb and rpm unless other kinds are named.
// Nothing is fetched once the crates and npm packages are there, but for appimage, dmg and msi, whose tools Tauri downloads.
import { withNode } from "./setup/node.mjs";

withNode(function () {
  import("./package/entry.mjs").then(function (entry) {
    return entry.pack(process.argv.slice(2));
  });
});
