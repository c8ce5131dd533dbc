import assert from "node:assert/strict";
import { findings } from "./fixture/axe.mjs";
import { windowTest } from "./fixture/window-test.mjs";

const ALL = 16;

// Run in the page.
const lanes = () => byRole("option").map((one) => one.ariaLabel);
const bars = () => byRole("button").filter((one) => one.closest("[data-lanes]") && one.dataset.stepId);
const time = () => {
  const { t0, t1 } = document.querySelector("[data-lanes]").dataset;
  return { from: Number(t0), to: Number(t1), long: Number(t1) - Number(t0) };
};
const focused = () => document.activeElement.dataset;

/** Opens the fleet's timeline by keys. */
async function openTimeline(open, env = {}) {
  const page = await open(["--demo", "--scenario", "busy-day"], env);
  await page.resize(1280, 800);
  await page.until(
    "ten clusters",
    () => document.querySelectorAll("[role=row][data-cluster-id]").length >= 10,
  );
  await page.run(() => document.activeElement.blur());
  await page.press("g", "t");
  await page.find("figure", "Clusters on the timeline");
  await page.until(
    "a lane per cluster is painted",
    `(all) => ${count(lanes)} && byRole("option")[0].ariaSetSize === String(all)`,
    ALL,
  );
  await page.until("bars have their buttons", `() => (${bars})().length > 10`);
  return page;
}

const count = (what) => `(${what})().length > 0`;

/** What the window of time is once it rests otherwise than `before`. */
function otherThan(page, before) {
  const differs = `(b) => { const t = (${time})(); return (t.from !== b.from || t.to !== b.to) && t; }`;
  return page.until("another window of time", differs, before);
}

windowTest("G T shows a lane for each cluster of the fleet, with its steps as buttons", async ({ open }) => {
  const page = await openTimeline(open);
  assert.equal(await page.run(() => document.activeElement.getAttribute("role")), "option");
  const names = await page.run(lanes);
  for (const name of [
    /^US-EQ_v9_2026Q2, failed /,
    /^EU-WS_v12_2026Q2, \d+ of 16/,
    /^FIN-IFRS17_2026-06_close, /,
  ]) {
    assert.ok(
      names.some((one) => name.test(one)),
      `${name} is among ${names.join(" | ")}`,
    );
  }
  await page.find("button", /^US-EQ_v9_2026Q2, Vulnerability join, US residential, failed, slot 1, .* to /);
  const isUnder = () => {
    const [bar] = byRole("button", { source: "Vulnerability join, US residential, failed", flags: "" });
    const [lane] = byRole("option", { source: "^US-EQ_v9_2026Q2", flags: "" });
    const [inner, outer] = [bar.getBoundingClientRect(), lane.getBoundingClientRect()];
    return inner.top >= outer.top && inner.bottom <= outer.bottom && inner.width > 3;
  };
  assert.ok(await page.run(isUnder), "the step lies in its cluster's lane");
});

windowTest("keys move, zoom and fit the window of time", async ({ open }) => {
  const page = await openTimeline(open);
  const first = await page.run(time);
  assert.ok(first.long > 12 * 3600, "twelve hours and a little of what comes");
  await page.press("w");
  const near = await otherThan(page, first);
  assert.ok(near.long < first.long, "W shows less, larger");
  await page.press("a");
  const earlier = await otherThan(page, near);
  assert.ok(earlier.from < near.from && Math.abs(earlier.long - near.long) < 2, "A goes back in time");
  await page.find("button", "Now");
  await page.press("n");
  const now = await otherThan(page, earlier);
  assert.ok(now.to > earlier.to, "N comes back to now");
  await page.press("0");
  await page.until(
    "all lanes are made to fit",
    () => byRole("button", "Fit all lanes")[0].ariaPressed === "true",
  );
  await page.click("button", "7 days");
  await page.until("seven days", `() => (${time})().long > 7 * 86400`);
  await page.find("button", /^\S+, \d+ steps, /);
});

windowTest("bars are walked by arrows, and Enter opens the step among the clusters", async ({ open }) => {
  const page = await openTimeline(open);
  const onBar = () =>
    Boolean(document.activeElement.closest("[data-lanes]") && document.activeElement.dataset.stepId);
  for (let tabs = 0; tabs < 5 && !(await page.run(onBar)); tabs += 1) await page.press("Tab");
  await page.press("Home");
  const first = await page.run(focused);
  await page.press("ArrowRight");
  const second = await page.run(focused);
  assert.notEqual(second.stepId, first.stepId);
  await page.find("tooltip");
  await page.press("Enter");
  await page.find("region", "Selected step");
  await page.press("Enter");
  await page.select(`[role=row][data-step-id="${second.stepId}"][aria-selected=true]`);
});

windowTest(
  "a group folds, and the steps are there as a table; both are so when one comes back",
  async ({ open, picture }) => {
    const page = await openTimeline(open);
    const ran = await page.run(
      `() => (${bars})().filter((one) => one.dataset.count === "1").map((one) => one.dataset.stepId)`,
    );
    await page.click("button", /^Needs attention, /);
    await page.until(
      "its lanes are away",
      `() => (${lanes})().every((name) => !name.startsWith("US-EQ_v9"))`,
    );
    await page.click("button", "Show as table");
    await page.find("grid", "Steps in this time span");
    const told = await page.run(() =>
      [...document.querySelectorAll("[data-lane-table] [data-step-id]")].map((row) => row.dataset.stepId),
    );
    assert.ok(
      told.length > 10 && told.some((id) => ran.includes(id)),
      "steps of the picture are in the table",
    );
    await picture(page, "timeline-table");
    await page.press("g", "c");
    await page.find("grid", "Clusters");
    await page.press("g", "t");
    await page.find("grid", "Steps in this time span");
    await page.click("button", "Show as table");
    await page.until(
      "still folded",
      () => byRole("button", { source: "^Needs attention", flags: "" })[0].ariaExpanded === "false",
    );
  },
);

windowTest(
  "the opened cluster's timeline brings into sight what is selected in its table",
  async ({ open }) => {
    const page = await open(["--demo", "--scenario", "busy-day"]);
    await page.resize(1280, 800);
    await page.choose(/^EU-WS_v12_2026Q2, /);
    await page.find("button", /^Load exposure, PF-12, done/);
    const shown = () =>
      [...document.querySelectorAll("figure [data-step-id]")].map((bar) => bar.dataset.stepId);
    const first = await page.run(() => document.querySelector("figure [data-step-id]").dataset.stepId);
    await page.run(() => document.querySelector("figure [data-step-id][tabindex='0']").focus());
    await page.press(..."wwwwwwwwwwn");
    await page.until("the first step is out of sight", `(id) => !(${shown})().includes(id)`, first);
    await page.run(() => document.querySelector("[role=row][data-step-id]").focus());
    await page.press("End");
    const last = await page.until("the oldest step is selected", () => {
      const row = document.querySelector("[role=row][data-step-id][aria-selected=true]");
      return row?.ariaRowIndex === "17" && row.dataset.stepId;
    });
    await page.select(`figure [data-step-id="${last}"][aria-pressed=true]`);
  },
);

for (const [theme, env] of [
  ["light", { GTK_THEME: "Adwaita" }],
  ["dark", { GTK_THEME: "Adwaita:dark" }],
]) {
  windowTest(`axe finds nothing serious on the timeline in the ${theme} theme`, async ({ open, picture }) => {
    const page = await openTimeline(open, env);
    await page.select(`html[data-theme=${theme}]`);
    await page.click("option", /^EU-WS_v12_2026Q2, /);
    await page.find("region", "Selected cluster");
    assert.deepEqual(await findings(page), [], "the lanes");
    await picture(page, `timeline-${theme}`);
    await page.click("button", "Show as table");
    await page.find("grid", "Steps in this time span");
    assert.deepEqual(await findings(page), [], "the table");
    if (theme === "dark") return;
    await page.click("button", "Show as table");
    for (const [width, height] of [
      [900, 600],
      [1920, 1080],
    ]) {
      await page.resize(width, height);
      await page.until("bars have their buttons", `() => (${bars})().length > 10`);
      await picture(page, `timeline-${width}`);
    }
  });
}
