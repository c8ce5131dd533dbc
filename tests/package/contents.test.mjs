// What is written on and in the packages, read by the tools of their own systems.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ask } from "../window/fixture/ask.mjs";

const { deb, rpm } = JSON.parse(process.env.EMR_MONITOR_PACKAGES);
const FILES = [
  "/usr/bin/emr-monitor",
  "/usr/share/applications/emr-monitor.desktop",
  "/usr/share/icons/hicolor/32x32/apps/emr-monitor.png",
  "/usr/share/icons/hicolor/128x128/apps/emr-monitor.png",
  "/usr/share/icons/hicolor/256x256/apps/emr-monitor.png",
  "/usr/share/icons/hicolor/512x512/apps/emr-monitor.png",
  "/usr/share/icons/hicolor/scalable/apps/emr-monitor.svg",
  "/usr/share/metainfo/io.emrmonitor.desktop.metainfo.xml",
];
const asked = (command, ...args) => ask(command, args, { env: process.env });

test("the deb says what it is, what it needs and what it does better with", async () => {
  const fields = Object.fromEntries(
    (await asked("dpkg-deb", "-f", deb)).split(/\n(?! )/).map((line) => line.split(/:\s*([^]*)/)),
  );
  assert.equal(fields.Package, "emr-monitor");
  assert.equal(fields.Maintainer, "The EMR Monitor authors");
  assert.equal(fields.Section, "utils");
  assert.match(fields.Description, /^Watches Amazon EMR clusters and their steps\n EMR Monitor shows /);
  const needs = fields.Depends.split(", ");
  for (const name of ["libwebkit2gtk-4.1-0", "libgtk-3-0", "libayatana-appindicator3-1", "libdbus-1-3"]) {
    assert.ok(needs.includes(name), fields.Depends);
  }
  assert.match(fields.Depends, /libc6 \(>= 2\.\d+\)/);
  assert.match(fields.Recommends, /^gnome-keyring \| /);
});

test("the deb has its files, and its menu entry and catalogue entry are sound", async () => {
  const listed = await asked("dpkg-deb", "--contents", deb);
  const doc = "/usr/share/doc/emr-monitor";
  for (const file of [...FILES, `${doc}/copyright`, `${doc}/changelog.gz`]) {
    assert.match(listed, new RegExp(`^-.* ${file.slice(1)}$`, "m"));
  }
  const folder = mkdtempSync(join(process.env.EMR_MONITOR_SESSION, "deb-"));
  await asked("dpkg-deb", "--extract", deb, folder);
  assert.equal(await asked("desktop-file-validate", join(folder, FILES[1])), "");
  await asked("appstreamcli", "validate", "--no-net", join(folder, FILES.at(-1)));
  rmSync(folder, { recursive: true });
});

test("the rpm has the same files, and needs the same libraries by their names", async () => {
  const listed = (await asked("rpm", "-qlp", rpm)).trim().split("\n");
  for (const file of [...FILES, "/usr/share/doc/emr-monitor/LICENSE"]) assert.ok(listed.includes(file), file);
  assert.equal((await asked("rpm", "-qp", "--qf", "%{NAME} %{LICENSE}", rpm)).trim(), "emr-monitor MIT");
  const needs = await asked("rpm", "-qp", "--requires", rpm);
  for (const name of [
    "libwebkit2gtk-4.1.so.0",
    "libgtk-3.so.0",
    "libayatana-appindicator3.so.1",
    "libdbus-1.so.3",
  ]) {
    assert.ok(needs.includes(`${name}()(64bit)`), needs);
  }
  assert.match(needs, /^libc\.so\.6\(GLIBC_2\.\d+\)\(64bit\)$/m);
  assert.match(await asked("rpm", "-qp", "--recommends", rpm), /gnome-keyring/);
});
