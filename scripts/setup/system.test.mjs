import assert from "node:assert/strict";
import { test } from "node:test";
import { installDebian } from "./debian.mjs";
import { machine } from "./machine.mjs";
import { DEBIAN } from "./needs.mjs";
import { installSystem } from "./system.mjs";

const ALL = [...DEBIAN.build, ...DEBIAN.test].map(({ name }) => name);
const APT_UPDATE = "apt-get noninteractive -o DPkg::Lock::Timeout=600 update --quiet";
const aptInstall = (...names) =>
  `apt-get noninteractive -o DPkg::Lock::Timeout=600 install --yes --no-install-recommends ${names.join(" ")}`;

test("where nothing lacks, apt is not asked at all", async (t) => {
  const here = machine(t);
  await installDebian(["build", "test"], here.env, 0);
  assert.deepEqual(here.told(), []);
});

test("what lacks, and nothing else, is installed without questions, after one update", async (t) => {
  const here = machine(t);
  await installDebian(["build", "test"], { ...here.env, LACKING: "libwebkit2gtk-4.1-dev xvfb" }, 0);
  assert.deepEqual(here.told(), [APT_UPDATE, aptInstall("libwebkit2gtk-4.1-dev", "xvfb")]);
});

test("a package is not asked for where its need is met some other way", async (t) => {
  const here = machine(t, { cc: "exit 0" });
  await installDebian(["build"], { ...here.env, LACKING: "gcc pkg-config" }, 0);
  assert.deepEqual(here.told(), [APT_UPDATE, aptInstall("pkg-config")]);
});

test("a machine with none of the packages is asked for all of them", async (t) => {
  const here = machine(t);
  await installDebian(["build", "test"], { ...here.env, LACKING: ALL.join(" ") }, 0);
  assert.deepEqual(here.told().at(-1), aptInstall(...ALL));
});

test("somebody who is not root goes through sudo", async (t) => {
  const here = machine(t, { sudo: 'told "$@"' });
  await installDebian(["build"], { ...here.env, LACKING: "gcc" }, 1000);
  assert.equal(here.told().length, 2);
  assert.match(here.told()[1], /^sudo env DEBIAN_FRONTEND=noninteractive apt-get .* install .* gcc$/);
});

test("with neither root nor sudo the exact command is printed", async (t) => {
  const here = machine(t);
  const refused = installDebian(["build"], { ...here.env, LACKING: "gcc libdbus-1-dev" }, 1000);
  await assert.rejects(refused, /Type as root: apt-get update && apt-get install gcc libdbus-1-dev, then/);
  assert.deepEqual(here.told(), []);
});

test("where apt fails, the sentence names the packages and the command", async (t) => {
  const here = machine(t, { "apt-get": "exit 100" });
  const refused = installDebian(["build"], { ...here.env, LACKING: "gcc" }, 0);
  await assert.rejects(refused, /apt could not install gcc; .* Type: apt-get install gcc, then/);
});

const absent = { "dpkg-query": null, "apt-get": null };
const OTHER_SYSTEMS = {
  Fedora: [
    { dnf: "", rpm: '[ "$2" != webkit2gtk4.1-devel ]' },
    /Type: sudo dnf install webkit2gtk4.1-devel, then/,
  ],
  "Arch Linux": [
    { pacman: '[ "$2" != webkit2gtk-4.1 ]' },
    /Type: sudo pacman -S --needed webkit2gtk-4.1, then/,
  ],
  "an unknown system": [
    { cc: "", "pkg-config": "exit 1" },
    /needs a C compiler, pkg-config and WebKitGTK 4.1/,
  ],
};

for (const [system, [programs, sentence]] of Object.entries(OTHER_SYSTEMS)) {
  test(`on ${system} what lacks is named with the command to type`, async (t) => {
    const here = machine(t, { ...absent, ...programs });
    await assert.rejects(installSystem(["build"], here.env, "linux"), sentence);
  });
}

test("on other systems that have all, the start goes on", async (t) => {
  for (const programs of [{ dnf: "", rpm: "" }, { pacman: "" }, { cc: "", "pkg-config": "" }]) {
    await installSystem(["build"], machine(t, { ...absent, ...programs }).env, "linux");
  }
});

test("on macOS the command line tools are asked for", async (t) => {
  const refused = installSystem(["build"], machine(t).env, "darwin");
  await assert.rejects(refused, /Type: xcode-select --install, then/);
  await installSystem(["build"], machine(t, { "xcode-select": "" }).env, "darwin");
});
