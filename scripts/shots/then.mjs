/* global document */
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

async function ready(page) {
  const all = () => document.querySelectorAll("[role=row][data-cluster-id]").length >= 10;
  await page.untilWithin(LONG, "ten clusters", all);
}

// Reading all of them at once takes what the app allows itself; it is back when all has been read for a while.
async function calm(page) {
  const isCalm = (least) => Number(/(\d+) % free/.exec(document.body.innerText)?.[1] ?? 0) >= least;
  await page.untilWithin(LONG, `${CALM} % of the budget`, isCalm, CALM);
}
