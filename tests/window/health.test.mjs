import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { until } from "./client/until.mjs";
import { windowTest } from "./fixture/window-test.mjs";

// A call goes out every few seconds: what is shown and what was logged are not of the same moment.
const BETWEEN = 2;
// The list is read each 10 s.
const NEXT_LOOK = 45_000;

const METER = /^API budget, \d+ % free, \d+ calls?\/min: show the calls$/;

/** Operation → calls in the last hour, as the dialog shows them. */
const shown = () =>
  Object.fromEntries(
    [...document.querySelectorAll("[role=dialog] tr[data-operation]")].map((row) => [
      row.dataset.operation,
      Number(row.querySelector("[data-hour]").dataset.hour),
    ]),
  );

/** Operation → calls the fleet was asked; EMR's only, as a budget has. */
async function asked(fleet) {
  const counts = {};
  for (const { operation } of await fleet.calls()) {
    if (operation !== "GetCallerIdentity") counts[operation] = (counts[operation] ?? 0) + 1;
  }
  return counts;
}

async function live(scene) {
  const fleet = await scene.sim("--scenario", "failed-step", "--start-ms", String(Date.now()));
  const page = await scene.open([], fleet.env);
  await page.find("link", /, live$/);
  return { fleet, page };
}

windowTest("the calls behind the budget meter are those that AWS was asked", async (scene) => {
  const { fleet, page } = await live(scene);
  await page.click("button", METER);
  await page.find("dialog", "API budget");
  await page.select("[role=dialog] [data-operation=ListClusters]");
  await until("as many calls are shown as were made", async () => {
    const [there, here] = [await asked(fleet), await page.run(shown)];
    const operations = Object.keys(there);
    const differ = operations.filter((name) => Math.abs(there[name] - (here[name] ?? 0)) > BETWEEN);
    return operations.length > 3 && here.all > 6 && differ.length === 0;
  });
  await scene.picture(page, "budget");

  await fleet.fault({ operation: "ListClusters", kind: "throttled" });
  await page.select(
    "[role=dialog] [data-operation=ListClusters] [data-refused]:not([data-refused='0'])",
    NEXT_LOOK,
  );
  const told = await page.run(() =>
    document.querySelector("[role=dialog] [data-throttled]").innerText.trim(),
  );
  assert.match(told, /^AWS refused \d+ calls? in the last hour, .*ListClusters at \d\d:\d\d\./);
  assert.match(told, /Reading .* as often until \d\d:\d\d, a little more each minute\.$/);
  assert.match(
    await page.run(() => document.querySelector("[data-waiting=ListClusters]").innerText),
    /^ListClusters: /,
  );
  await fleet.clear();
});

windowTest("the budget and Health are reached and left by keys", async (scene) => {
  const { page } = await live(scene);
  const hasFocus = (selector) => document.activeElement?.matches(selector);
  await page.run(() => document.querySelector("[data-action=show-budget]").focus());
  await page.press("Enter");
  await page.find("dialog", "API budget");
  await page.until("the focus is in it", () => document.activeElement?.closest("[role=dialog]") !== null);
  await page.press("Escape");
  await page.until("it is gone", () => byRole("dialog").length === 0);
  await page.until("the focus is where it was", hasFocus, "[data-action=show-budget]");
  await page.press("Enter");
  await page.click("button", "Health");
  await page.select("[data-health-page][data-told=true]");
  await page.until("the focus went along", hasFocus, "[data-health-page] *");
  await page.press("g", "a");
  await page.select("[aria-label='About alerts']");
  await page.press("g", "h");
  await page.select("[data-health-page][data-told=true]");
  await page.until("the focus is in Health", hasFocus, "[data-health-page] *");
});

windowTest("Health tells how the watch and the app are, and its bundle names nobody", async (scene) => {
  const { fleet, page } = await live(scene);
  await page.until(
    "three clusters",
    () => document.querySelectorAll("[role=row][data-cluster-id]").length === 3,
  );
  const clusters = await page.run(() =>
    [...document.querySelectorAll("[role=row][data-cluster-id]")].map((row) => [
      row.dataset.clusterId,
      row.ariaLabel.split(", ")[0],
    ]),
  );
  await page.clickOn("[data-action=show-health]");
  await page.select("[data-health-page][data-told=true]");
  const cell = (name) =>
    document.querySelector(`tr[data-health=live] [data-cell=${name}]`)?.innerText.trim() ?? "";
  assert.match(await page.until("its age", cell, "last"), /^\d+ s ago$/);
  assert.match(await page.until("its next ask", cell, "next"), /^(in \d+ s|Now)$/);
  await page.find("img", /^The last \d+ calls: median \d+\sms, 95 of 100 within \d+\sms/);
  const fact = (name) => {
    const said = document.querySelector(`[data-fact-name=${name}] dd`)?.innerText.trim() ?? "";
    return /\d/.test(said) && said;
  };
  assert.match(await page.until("the memory", fact, "memory"), /^\d+(\.\d)?\sMB\n.*\d+ s ago$/);
  assert.match(await page.until("that of the window", fact, "window"), /^\d+(\.\d)?\sMB/);
  assert.match(await page.until("the archive", fact, "archive"), /^Kept, \d+(\.\d)?\s[kM]B/);
  await scene.picture(page, "health");

  const path = join(scene.home.root, "support.txt");
  await page.click("button", "Save support bundle…");
  await scene.screen.saveAs("Save support bundle", path);
  await page.select("[data-saved]");
  const bundle = readFileSync(path, "utf8");
  for (const told of [
    /^# Watch profile-1\//m,
    /^ListClusters: \d+ calls? /m,
    /^version: \d/m,
    /^# Log, the last \d+ lines/m,
  ])
    assert.match(bundle, told);
  const secrets = [
    ...fleet.profiles.flatMap((one) => [one.name, one.account, one.access_key_id, one.secret_access_key]),
    ...clusters.flat(),
    scene.home.env().HOME,
    hostname(),
  ];
  for (const secret of secrets) assert.ok(!bundle.includes(secret), `${secret} is in the bundle`);
});
