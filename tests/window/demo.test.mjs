import assert from "node:assert/strict";
import { until } from "./client/until.mjs";
import { windowTest } from "./fixture/window-test.mjs";
import { countFaults, faultsOf } from "./fixture/faults.mjs";

windowTest("with no profile the demo opens by itself and says so", async ({ open }) => {
  const page = await open();
  await countFaults(page);
  const said = await page.said("note", /^Demo fleet/);
  assert.match(said, /No AWS profile was found on this computer\. Scenario busy-day at 60× speed\./);
  await page.until(
    "ten clusters",
    () => document.querySelectorAll("[role=row][data-cluster-id]").length >= 10,
  );
  await until("WebKit's own tree has rows with names", async () => {
    const { role, label } = await page.spoken(await page.find("row", /steps/));
    return role === "row" && label.includes("steps");
  });
  await page.select("[data-link=demo]");
  assert.deepEqual(await faultsOf(page), []);
});

windowTest(
  "an opened cluster shows its steps as bars and rows, and all that is known of it",
  async ({ open }) => {
    const page = await open(["--demo", "--scenario", "quiet"]);
    await countFaults(page);
    await page.choose(/^EU-WS_v12_2026Q2_sens-B/);
    await page.find("figure", "Steps on the timeline");
    await page.find("button", /^Load exposure, PF-07, done, slot 1, /);
    await page.until("three steps in the table", () => {
      const steps = byRole("grid", "Steps")[0];
      return steps && byRole("row", null, steps).filter((row) => row.dataset.stepId).length === 3;
    });
    await page.click("tab", "Configuration");
    await page.find("group", "Configuration");
    await page.until("everything was read", () => !document.querySelector("[data-fact=loading]"));
    const told = await page.said("group", "Configuration");
    for (const fact of [
      "eu-west-1",
      "111122223333",
      "arn:aws:elasticmapreduce:",
      "emr-7.",
      "r6i.4xlarge",
      "demo-logs-",
      "m.dubois",
    ]) {
      assert.ok(told.includes(fact), `${fact} is told: ${told}`);
    }
    assert.deepEqual(await faultsOf(page), []);
  },
);

windowTest("the page runs under the policy it ships with", async ({ open }) => {
  const page = await open(["--demo", "--scenario", "quiet"]);
  const ran = await page.run(() => {
    const script = document.createElement("script");
    script.textContent = "window.ranInline = true";
    document.body.append(script);
    return window.ranInline === true;
  });
  assert.equal(ran, false, "an inline script must not run");
  const reached = await page.runAsync(() =>
    fetch("http://127.0.0.1:9/").then(
      () => "an answer",
      (e) => e.message,
    ),
  );
  assert.match(reached, /policy|Load failed/i);
  const refused = await page.runAsync(() =>
    window.__TAURI_INTERNALS__.invoke("plugin:event|emit", { event: "x" }).then(() => "taken", String),
  );
  assert.match(refused, /not allowed/);
});
