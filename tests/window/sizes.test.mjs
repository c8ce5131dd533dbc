import assert from "node:assert/strict";
import { windowTest } from "./fixture/window-test.mjs";

// Run in the page: what can be scrolled sideways, what is cut at the window's edge, and texts that lie over one another.
const astray = () => {
  const isShown = (element) =>
    element.checkVisibility() && !element.closest(".sr, [aria-hidden=true], canvas");
  const all = [...document.querySelectorAll("body *")].filter(isShown);
  const name = (element) => `${element.tagName} ${element.className} ${element.textContent.slice(0, 40)}`;
  const scrolls = all.filter((element) => {
    const { overflowX } = getComputedStyle(element);
    return element.scrollWidth > element.clientWidth + 1 && ["auto", "scroll"].includes(overflowX);
  });
  const outside = all.filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    return width > 1 && (right > innerWidth + 1 || left < -1);
  });
  const root = document.documentElement;
  return {
    sideways: root.scrollWidth > root.clientWidth,
    high: root.scrollHeight > root.clientHeight,
    scrolls: scrolls.map(name),
    outside: outside.map(name),
  };
};
const NOTHING = { sideways: false, high: false, scrolls: [], outside: [] };

for (const [width, height] of [
  [900, 600],
  [1280, 800],
  [1920, 1080],
]) {
  windowTest(
    `at ${width} × ${height} nothing scrolls sideways or leaves the window`,
    async ({ open, picture }) => {
      const page = await open(["--demo"]);
      await page.resize(width, height);
      await page.until(
        "ten clusters",
        () => document.querySelectorAll("[role=row][data-cluster-id]").length >= 10,
      );
      assert.deepEqual(await page.run(astray), NOTHING, "the list");
      await picture(page, `list-${width}`);
      await page.choose(/^US-EQ_v9_2026Q2, Step failed, /);
      await page.find("figure", "Steps on the timeline");
      await page.choose(/^Failed/);
      assert.deepEqual(await page.run(astray), NOTHING, "the opened cluster");
      await picture(page, `failed-step-${width}`);
      await page.click("tab", "Configuration");
      await page.find("group", "Configuration");
      assert.deepEqual(await page.run(astray), NOTHING, "its configuration");
      await picture(page, `configuration-${width}`);
    },
  );
}
