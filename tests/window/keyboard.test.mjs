import assert from "node:assert/strict";
import { windowTest } from "./fixture/window-test.mjs";

// Run in the page: what has the focus, as one would say it.
const focused = () => {
  const { activeElement: one } = document;
  return `${one.getAttribute("role") ?? one.tagName.toLowerCase()} ${one.ariaLabel ?? one.textContent.trim()}`;
};
const rows = () => byRole("row").filter((row) => row.dataset.clusterId).length;

windowTest("the filter is reached, used and left by keys", async ({ open }) => {
  const page = await open(["--demo", "--scenario", "failed-step"]);
  await page.until("three clusters", `() => (${rows})() === 3`);
  await page.press("/");
  await page.until(
    "the filter is focused",
    () => document.activeElement === byRole("searchbox", "Filter clusters")[0],
  );
  await page.press(..."HAIL");
  await page.until("one cluster", `() => (${rows})() === 1`);
  await page.press("Escape");
  await page.until("three clusters again", `() => (${rows})() === 3`);
  await page.press(..."zzz");
  await page.find("status", /No cluster matches this filter 3 clusters are hidden by “zzz”\./);
  await page.press("Escape", "Escape");
  await page.until("a second Escape leaves the field", () => document.activeElement === document.body);
});

windowTest("the grid, the opened cluster and the timeline are walked by keys", async ({ open }) => {
  const page = await open(["--demo", "--scenario", "failed-step"]);
  await page.until("three clusters", `() => (${rows})() === 3`);
  await page.choose(/^EU-WS_v12_2026Q2/);
  const selected = () =>
    byRole("row").find((row) => row.dataset.clusterId && row.ariaSelected === "true").ariaRowIndex;
  const from = Number(await page.run(selected));
  const [there, back] = from === 4 ? ["ArrowUp", "ArrowDown"] : ["ArrowDown", "ArrowUp"];
  await page.press(there);
  await page.until("another row is selected", `(from) => (${selected})() !== String(from)`, from);
  await page.press(back);
  await page.until("the row is selected again", `(from) => (${selected})() === String(from)`, from);
  await page.find("button", /^Load exposure, PF-12, done/);

  await page.press("Enter");
  await page.until("the focus is in the detail", () => document.activeElement.getAttribute("role") === "tab");
  await page.press("ArrowRight");
  await page.find("group", "Configuration");
  await page.press("ArrowLeft");
  await page.find("button", /^Load exposure, PF-12, done/);

  const onBar = () =>
    document.activeElement.closest("figure") !== null && document.activeElement.dataset.stepId;
  for (let tabs = 0; tabs < 8 && !(await page.run(onBar)); tabs += 1) await page.press("Tab");
  await page.press("Home");
  const first = await page.run(focused);
  assert.match(first, /^button Load exposure, PF-12, done/);
  await page.press("ArrowRight");
  assert.match(await page.run(focused), /^button Ground-up loss, PF-12, /);
  await page.press("Enter");
  await page.select("[role=row][data-step-id][aria-selected=true]");
  await page.press("Escape");
});

windowTest("Tab goes through the whole window and comes round", async ({ open }) => {
  const page = await open(["--demo", "--scenario", "failed-step"]);
  await page.until("three clusters", `() => (${rows})() === 3`);
  await page.choose(/^EU-HAIL/);
  await page.find("button", /^Load exposure, PF-03, done/);
  await page.run(() => document.activeElement.blur());
  const met = [];
  // Far more than there are stops: the focus must be seen twice at the same place, with everything between.
  for (let tabs = 0; tabs < 60; tabs += 1) {
    await page.press("Tab");
    const at = await page.run(focused);
    if (at === met[0] && met.length > 1) break;
    met.push(at);
  }
  assert.ok(met.length < 60, `the focus never came round: ${met.slice(-5)}`);
  for (const part of [
    /Clusters$/,
    /^input/,
    /^row /,
    /^tab /,
    /^button Load exposure|^button Hail/,
    /Zoom in/,
  ]) {
    assert.ok(
      met.some((one) => part.test(one)),
      `${part} was met: ${met.join(" | ")}`,
    );
  }
});
