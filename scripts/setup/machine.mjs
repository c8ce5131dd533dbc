// A pretended machine for the tests of the setup: its PATH holds only small programs that tell what they were asked.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root as project } from "./process.mjs";

// Each is a shell script; $ROOT is the pretended clone, and what a script says to `told` is heard by the test.
const PROGRAMS = {
  rustc: 'echo "rustc 1.95.0 (0123abcd 2026-03-21)"',
  cargo: `told "$@"
    mkdir -p $ROOT/target/release
    printf '#!/bin/sh\\necho "the app got: $*"\\nexit 7\\n' > $ROOT/target/release/emr-monitor
    chmod +x $ROOT/target/release/emr-monitor`,
  npm: `told "$@"
    mkdir -p $ROOT/node_modules/vite
    cp $ROOT/package-lock.json $ROOT/node_modules/.package-lock.json
    echo '{"bin":"vite.cjs"}' > $ROOT/node_modules/vite/package.json
    echo 'require("fs").appendFileSync("told.txt", "vite " + process.argv.slice(2).join(" ") + "\\\\n")
      require("fs").mkdirSync("ui/dist", { recursive: true })
      require("fs").writeFileSync("ui/dist/index.html", "")' > $ROOT/node_modules/vite/vite.cjs`,
  "dpkg-query": `shift 2
    for name in "$@"; do case " $LACKING " in *" $name "*) ;; *) echo "$name installed" ;; esac; done`,
  "apt-get": 'told "$DEBIAN_FRONTEND" "$@"',
};
const PREAMBLE = `#!/bin/sh
PATH=/usr/bin:/bin
told() { echo "\${0##*/} $*" >> $ROOT/told.txt; }
`;

/** A Debian machine with a clone and all that it needs; `programs` (name → script, or null for absent) differ. Gone after test `t`. */
export function machine(t, programs = {}) {
  const folder = mkdtempSync(join(tmpdir(), "emr-monitor-machine-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const root = join(folder, "clone");
  const bin = join(folder, "bin");
  for (const path of [bin, join(root, "ui")]) mkdirSync(path, { recursive: true });
  cpSync(join(project, "scripts"), join(root, "scripts"), { recursive: true });
  for (const file of ["package.json", "Cargo.toml"]) cpSync(join(project, file), join(root, file));
  writeFileSync(join(root, "package-lock.json"), '{"packages":{"node_modules/vite":{"version":"8.3.8"}}}');
  writeFileSync(join(root, "ui", "index.html"), "<!doctype html>");
  for (const [name, script] of Object.entries({ ...PROGRAMS, ...programs })) {
    if (script !== null) writeFileSync(join(bin, name), `${PREAMBLE}${script}\n`, { mode: 0o755 });
  }
  const env = { PATH: bin, HOME: folder, ROOT: root, DISPLAY: ":0" };
  return {
    root,
    env,
    /** Runs one of the scripts as npm would; gives what it printed and its exit code. */
    run: (script, args = [], extra = {}) => {
      const options = { cwd: root, env: { ...env, ...extra }, encoding: "utf8" };
      const done = spawnSync(process.execPath, [`scripts/${script}.mjs`, ...args], options);
      return { code: done.status, out: done.stdout.trim(), err: done.stderr.trim() };
    },
    /** Starts the app and leaves it running. */
    launch: () => spawn(process.execPath, ["scripts/start.mjs"], { cwd: root, env }),
    /** What the programs were asked so far, one command a line. */
    told: () =>
      existsSync(join(root, "told.txt"))
        ? readFileSync(join(root, "told.txt"), "utf8").trim().split("\n")
        : [],
  };
}
