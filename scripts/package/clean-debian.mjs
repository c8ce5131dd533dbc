// A clean Debian 12, made once by debootstrap from where this machine's apt gets its own packages, and kept as one file.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { targetFolder } from "../setup/disk.mjs";
import { ask, mustRun, Stop } from "../setup/process.mjs";

const RELEASE = "bookworm";
// What every desktop has and the app does not bring: what starts menu entries, and what keeps the list of who opens a link.
const ON_EVERY_DESKTOP = ["libglib2.0-bin", "desktop-file-utils", "ca-certificates"];

/** The kept base and the folder of downloaded packages: { base, downloads }. */
export async function cleanDebian() {
  const kept = join(targetFolder(), "clean-debian");
  const place = { base: join(kept, `${RELEASE}.tar`), downloads: join(kept, "downloads") };
  mkdirSync(join(place.downloads, "partial"), { recursive: true });
  if (!existsSync(place.base)) await make(place.base);
  return place;
}

async function make(base) {
  const sources = sourcesOf(askApt("apt-get", "indextargets", "--format", FORMAT, "Created-By: Packages"));
  const main = sources.find(({ release }) => release === RELEASE);
  if (!main) {
    throw new Stop(
      `The packages are tried on a clean Debian 12, and this machine's apt does not know ${RELEASE}. ` +
        "Run npm run test:package on Debian 12.",
    );
  }
  console.log(`Making a clean Debian 12 (once).`);
  const folder = mkdtempSync(join(tmpdir(), "emr-monitor-debian-"));
  const failed = "A clean Debian could not be made; the lines above say why.";
  try {
    const root = join(folder, "root");
    const options = ["--variant=minbase", `--include=${ON_EVERY_DESKTOP.join(",")}`];
    await mustRun(failed, "debootstrap", [...options, RELEASE, root, main.uri]);
    writeFileSync(join(root, "etc/apt/sources.list"), sources.map(asLine).join(""));
    writeFileSync(join(root, "etc/apt/apt.conf.d/99as-outside"), askApt("apt-config", "dump", "Acquire"));
    for (const file of ["etc/resolv.conf", "etc/hosts"]) copyFileSync(join("/", file), join(root, file));
    await mustRun(failed, "chroot", [root, "apt-get", "clean"]);
    await mustRun(failed, "tar", ["-cf", `${base}.part`, "-C", root, "."]);
    renameSync(`${base}.part`, base);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const FORMAT = "$(REPO_URI) $(RELEASE) $(COMPONENT)";

/** The sources of Debian in what apt says of its indexes, each once: { uri, release, component }. */
export function sourcesOf(text) {
  const lines = [...new Set(text.split("\n").filter(Boolean))];
  return lines
    .map((line) => line.split(" "))
    .map(([uri, release, component]) => ({ uri, release, component }))
    .filter(({ release }) => release === RELEASE || release.startsWith(`${RELEASE}-`));
}

const asLine = ({ uri, release, component }) => `deb ${uri} ${release} ${component}\n`;

function askApt(command, ...args) {
  const said = ask(command, args);
  if (!said.ok) throw new Stop(`apt does not say where its packages come from: ${said.err}`);
  return said.out;
}
