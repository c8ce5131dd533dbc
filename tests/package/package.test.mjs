/* global document, byRole */
// The life of the package on a clean Debian: installed, started, taken over by a newer one, removed. One after the other.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { CleanDebian } from "./clean-debian.mjs";
import { Page } from "../window/client/page.mjs";
import { Session } from "../window/client/session.mjs";
import { until } from "../window/client/until.mjs";
import { ask } from "../window/fixture/ask.mjs";
import { Home } from "../window/fixture/home.mjs";
import { Screen } from "../window/fixture/screen.mjs";
import { startSim } from "../window/fixture/sim.mjs";
import { OUT } from "../window/fixture/window-test.mjs";

const { folder, older, deb, base, downloads } = JSON.parse(process.env.EMR_MONITOR_PACKAGES);
const MENU_ENTRY = "/usr/share/applications/emr-monitor.desktop";
const SETTINGS = "# kept by whoever wrote it\nshare = 0.4\n";
const MANY_COLOURS = 2000;
const inside = (file) => join("/packages", file.slice(folder.length));

const home = new Home();
const place = { env: home.env(), log: home.log };
const screen = new Screen(home.env());
let debian;
let files;

const install = (file) =>
  debian.ask(["apt-get", "install", "--yes", "--no-install-recommends", inside(file)]);
const installed = () => debian.ask(["dpkg-query", "-W", "-f=${Version} ${db:Status-Status}", "emr-monitor"]);
// How many colours the screen has: about 3000 with a list in the window, and not half of that with the shapes that stand for it.
async function colours(file) {
  await screen.picture(file);
  return Number(await ask("identify", ["-format", "%k", file], { env: home.env() }));
}
const rows = (least) => document.querySelectorAll("[role=row][data-cluster-id]").length >= least;

// The window as the menu opens it, with somebody looking into its page; `work` gets the page and what WebDriver started.
async function inWindow(env, work) {
  const [command] = /^Exec=(.*)$/m.exec(readFileSync(debian.path(MENU_ENTRY), "utf8"))[1].split(" ");
  const binary = debian.launcher([command]);
  const session = await Session.open({ binary, args: [], env: home.env(env), log: home.log });
  try {
    const page = new Page(session);
    await page.select("[data-ready=true]");
    await work(page);
    await debian.quit();
  } finally {
    await session.close();
  }
}

before(async () => {
  mkdirSync(OUT, { recursive: true });
  debian = await CleanDebian.unpack({ base, packages: folder, downloads });
  await debian.ask(["apt-get", "update"]);
});

after(() => {
  debian.remove();
  home.remove();
});

test("the older package installs by apt with all that it needs, and nothing else", async () => {
  await install(older);
  assert.equal(await installed(), "0.0.1 installed");
  assert.equal(await debian.ask(["dpkg", "--verify", "emr-monitor"]), "", "every file is as packed");
  assert.doesNotMatch(await debian.ask(["ldd", "/usr/bin/emr-monitor"]), /not found/);
  files = (await debian.ask(["dpkg", "-L", "emr-monitor"])).trim().split("\n");
  assert.ok(files.includes(MENU_ENTRY), files.join("\n"));
});

test("its menu entry opens the window, and so does a link to a cluster", async () => {
  for (const words of [
    ["launch", MENU_ENTRY],
    ["open", "emr-monitor://111122223333/eu-west-1/j-2KX8N4T7QWE1M"],
  ]) {
    const opened = debian.start(["gio", ...words], place);
    await screen.until("shown");
    const file = join(OUT, `package-${words[0]}.png`);
    await until("the page is painted", async () => (await colours(file)) > MANY_COLOURS);
    await debian.quit();
    await opened.end();
  }
});

test("the window bears the name by which the menu entry claims it", async () => {
  const entry = readFileSync(debian.path(MENU_ENTRY), "utf8");
  const opened = debian.start(["gio", "launch", MENU_ENTRY], place);
  await screen.until("shown");
  const search = ["search", "--classname", "--onlyvisible", /^StartupWMClass=(.*)$/m.exec(entry)[1]];
  assert.match(await ask("xdotool", search, { env: home.env() }), /^\d+$/m);
  await debian.quit();
  await opened.end();
});

test("with no profile the window it opens fills with the demo fleet", async () => {
  await inWindow({}, async (page) => {
    await page.until("ten clusters", rows, 10);
    await page.picture(join(OUT, "package-demo.png"));
  });
});

test("a newer package takes its place and keeps what was archived and set", async () => {
  mkdirSync(dirname(home.settings), { recursive: true });
  writeFileSync(home.settings, SETTINGS);
  const fleet = await startSim(place, ["--scenario", "failed-step", "--start-ms", String(Date.now())]);
  home.writeProfiles(fleet.profiles);
  const env = { ...fleet.env, AWS_PROFILE: fleet.profiles[0].name };
  await inWindow(env, (page) =>
    page.until("all steps are read", () => byRole("row", /\d of \d steps/).length === 3),
  );
  await fleet.end();

  await install(deb);
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, "../../package.json"), "utf8"));
  assert.equal(await installed(), `${version} installed`);
  await inWindow(env, async (page) => {
    const kept = await page.count("row", /\d of \d steps, .*checked /);
    assert.equal(kept, 3, "the rows came from the archive, with no network");
    await page.select("[data-link=offline]");
    await page.picture(join(OUT, "package-upgraded.png"));
  });
  assert.equal(readFileSync(home.settings, "utf8"), SETTINGS);
});

test("removed or purged, it leaves nothing of its own and everything of its user's", async () => {
  const isFile = (path) => statSync(debian.path(path), { throwIfNoEntry: false })?.isFile();
  for (const word of ["remove", "purge"]) {
    await install(deb);
    const owned = [...files, ...(await debian.ask(["dpkg", "-L", "emr-monitor"])).trim().split("\n")];
    assert.ok(owned.some(isFile), "there is something to remove");
    await debian.ask(["apt-get", word, "--yes", "emr-monitor"]);
    assert.deepEqual(owned.filter(isFile), []);
    assert.equal(await debian.ask(["find", "/usr", "/etc", "/opt", "-iname", "*emr-monitor*"]), "");
    await assert.rejects(installed(), /no packages found/);
  }
  assert.ok(existsSync(join(home.archive, "archive.sqlite")));
  assert.equal(readFileSync(home.settings, "utf8"), SETTINGS);
});
