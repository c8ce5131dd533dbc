/* global document, NodeFilter, byRole */
// What is done in the window before its picture is taken. Each waits for what the picture is of.

const LONG = 120_000;
const ALERTS = 8;
const CALM = 80;

/** The failed step of a cluster, with EMR's reason. */
export async function failedStep(page) {
  await ready(page);
  await page.choose(/^US-EQ_v9_2026Q2, Step failed, /);
  await page.find("figure", "Steps on the timeline");
  await page.choose(/^Failed/);
  await page.until("EMR's reason", () => document.body.innerText.includes("already exists"));
  await calm(page);
}

/** All that DescribeCluster says of one. */
export async function configuration(page) {
  await ready(page);
  await page.choose(/^US-EQ_v9_2026Q2, Step failed, /);
  await page.click("tab", "Configuration");
  await page.until("everything was read", () => !document.querySelector("[data-fact=loading]"));
  await calm(page);
}

/** The list of what was told. */
export async function alerts(page) {
  await page.clickOn("[data-nav=alerts]");
  const many = (least) => document.querySelectorAll("[data-alert-id]").length >= least;
  await page.untilWithin(LONG, `${ALERTS} alerts`, many, ALERTS);
}

/** The profiles and their Regions, the connection of one just tested. */
export async function accounts(page) {
  await ready(page);
  await page.clickOn("[data-nav=accounts]");
  await page.click("button", "Test");
  const isTested = () => !byRole("option")[0].innerText.includes("not tested");
  await page.until("the answer", isTested);
  await calm(page);
}

/** The settings. */
export async function settings(page) {
  await ready(page);
  await page.clickOn("[data-nav=settings]");
  await page.select("[data-settings]");
  await calm(page);
  // The picture's home lies in a folder for a moment; a person's own is told instead.
  await page.run(() => {
    const walker = document.createTreeWalker(document.querySelector("[data-settings]"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode;
      text.data = text.data.replace(/^\/.*\/data\//, "/home/you/.local/share/");
      text.data = text.data.replace(/^\/.*\/config\//, "/home/you/.config/");
    }
  });
}

/** The lanes of the fleet. */
export async function timeline(page) {
  await ready(page);
  await page.clickOn("[data-nav=timeline]");
  await page.find("figure", "Clusters on the timeline");
  await calm(page);
}

/** A filter of two terms and the beginning of a third, with what may follow. */
export async function filter(page) {
  await ready(page);
  await calm(page);
  await page.type("searchbox", "Filter clusters", "status:failed,idle elapsed>1h reg");
}

/** What a computer without any profile is asked. */
export async function welcome(page) {
  await ready(page);
  await page.clickOn("[data-nav=accounts]");
  await page.select("[data-welcome]");
}

async function ready(page) {
  const all = () => document.querySelectorAll("[role=row][data-cluster-id]").length >= 10;
  await page.untilWithin(LONG, "ten clusters", all);
}

// Reading all of them at once takes what the app allows itself; it is back when all has been read for a while.
async function calm(page) {
  const isCalm = (least) => Number(/(\d+) % free/.exec(document.body.innerText)?.[1] ?? 0) >= least;
  await page.untilWithin(LONG, `${CALM} % of the budget`, isCalm, CALM);
}
