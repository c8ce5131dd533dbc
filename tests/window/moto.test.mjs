import assert from "node:assert/strict";
import { MOTO_PROFILE, MOTO_REGION } from "./fixture/moto.mjs";
import { windowTest } from "./fixture/window-test.mjs";

const COUNT = 55;

windowTest(
  "clusters of an endpoint that nobody here wrote are all there, from two pages",
  async ({ home, moto, open }) => {
    const names = Array.from({ length: COUNT }, (_, index) => `Moto ${String(index + 1).padStart(2, "0")}`);
    const there = await moto(names);
    home.writeProfiles([MOTO_PROFILE]);
    const page = await open([], there.env);
    await page.until(
      "all clusters",
      (rows) => byRole("grid", "Clusters")[0]?.ariaRowCount === String(rows),
      COUNT + 1,
    );
    await page.find("link", new RegExp(`^default, ${MOTO_REGION}, .*, ${COUNT} clusters, live$`));
    await page.type("searchbox", "Filter clusters", "Moto 55");
    await page.choose(/^Moto 55, Waiting/);
    await page.find("figure", "Steps on the timeline");
    await page.find("row", /First step of Moto 55/);
    await page.click("tab", "Configuration");
    await page.find("group", "Configuration");
    await page.until("everything was read", () => !document.querySelector("[data-fact=loading]"));
    assert.match(await page.said("group", "Configuration"), /emr-7\.5\.0/);
  },
);
