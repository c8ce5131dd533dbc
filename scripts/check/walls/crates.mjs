// The walls between the Rust packages: which may name what, in manifests and in sources.
import { filesUnder, textOf } from "./tree.mjs";

// The folders of one package: the shell's own sources lie beside the folders of the others.
const SHELL = ["Cargo.toml", "build.rs", "src/", "tests/", "examples/"].map((path) => `src-tauri/${path}`);

/** Families of crates, each named by the packages at `homes` and by no other. */
const OWNED = [
  {
    crates: "aws-sdk-*, aws-config and their kin",
    name: /aws[-_](sdk|config|smithy|types|credential)[\w-]*/,
    homes: ["src-tauri/aws/"],
  },
  { crates: "rusqlite", name: /rusqlite\w*/, homes: ["src-tauri/store/"] },
  { crates: "tauri", name: /(tauri|wry|tao)([-_][\w-]+)?/, homes: SHELL },
  { crates: "keyring", name: /keyring[\w-]*/, homes: SHELL },
];

/** Where a package names a crate that belongs to another, or sim names any of ours. */
export function crateWalls(root) {
  const manifests = filesUnder(root, ".", ["Cargo.toml"]).filter((path) => path !== "Cargo.toml");
  const sources = ["src-tauri", "tests"].flatMap((folder) => filesUnder(root, folder, [".rs"]));
  return [
    ...manifests.flatMap((path) => judge(path, linesOf(root, path, /#.*/), namedInManifest)),
    ...sources.flatMap((path) => judge(path, linesOf(root, path, /\/\/.*/), namedInSource)),
    ...simIsAlone(root, manifests, sources),
  ];
}

function judge(path, lines, namedIn) {
  return lines.flatMap((line, index) =>
    OWNED.filter(
      ({ name, homes }) => !homes.some((home) => path.startsWith(home)) && namedIn(name).test(line),
    ).map(({ crates, homes }) => `${path}:${index + 1} names ${crates}, which only ${homes[0]} may name`),
  );
}

function simIsAlone(root, manifests, sources) {
  const ours = /emr[-_]monitor[-_](?!sim\b)\w+|emr[-_]monitor\b(?![-_])/;
  return [...manifests, ...sources]
    .filter((path) => path.startsWith("src-tauri/sim/"))
    .flatMap((path) =>
      linesOf(root, path, path.endsWith(".rs") ? /\/\/.*/ : /#.*/).flatMap((line, index) =>
        ours.test(line) && !/^\s*description\s*=/.test(line)
          ? [`${path}:${index + 1} names another package of ours, and sim depends on none`]
          : [],
      ),
    );
}

// A dependency is the name before "=" or ".", a table header's last part, or what `package = "…"` says.
function namedInManifest(name) {
  const crate = `"?${name.source}"?`;
  return new RegExp(`^\\s*${crate}\\s*[.=]|dependencies\\.${crate}\\s*\\]|package\\s*=\\s*"${name.source}"`);
}

// A path that starts at the crate: a word before "::" that does not itself follow a "::".
function namedInSource(name) {
  return new RegExp(`(?<![\\w:])(${name.source})\\s*::|\\b(use|extern crate)\\s+(${name.source})\\s*[;:{]`);
}

function linesOf(root, path, comment) {
  return textOf(root, path)
    .split("\n")
    .map((line) => line.replace(comment, ""));
}
