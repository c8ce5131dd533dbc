import assert from "node:assert/strict";
import { countFaults, faultsOf } from "./fixture/faults.mjs";
import { windowTest } from "./fixture/window-test.mjs";

// Run in the page: what a name from AWS must never become.
const strange = () => ({
  ran: window.hostile,
  made: document.querySelectorAll(
    "img, iframe, object, [onerror], [onload], a[href^=javascript], body script",
  ).length,
  sideways: [
    ...document.querySelectorAll("html, body, main, [role=grid], [role=presentation], section"),
  ].filter((element) => element.scrollWidth > element.clientWidth + 1).length,
  // What turns text around or hides it, left raw in what is shown.
  raw: /\p{Cc}|\p{Bidi_C}/u.test(document.body.innerText.replace(/[\n\t]/g, "")),
});
const NOTHING = { made: 0, sideways: 0, raw: false };

windowTest("names that try to break out stay text", async ({ open }) => {
  const page = await open(["--demo", "--scenario", "hostile"]);
  await countFaults(page);
  await page.resize(900, 600);
  await page.until("all clusters", () => byRole("grid", "Clusters")[0]?.ariaRowCount === "13");
  assert.deepEqual(tidy(await page.run(strange)), NOTHING);

  await page.choose(/^<img src=x onerror=/);
  await page.choose(/<script>window\.hostile=true<\/script>.*Output/);
  await page.until("EMR's message as text", () =>
    document.body.innerText.includes('<a href="javascript:window.hostile'),
  );
  assert.deepEqual(tidy(await page.run(strange)), NOTHING);
  await page.click("tab", "Configuration");
  await page.find("group", "Configuration");
  assert.deepEqual(tidy(await page.run(strange)), NOTHING);
  assert.deepEqual(await faultsOf(page), []);
});

windowTest("a name's direction does not spread to what stands beside it", async ({ open }) => {
  const page = await open(["--demo", "--scenario", "hostile"]);
  await page.find("row", /PF-12, Running/);
  const spreads = await page.run(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      if (!/[\u0590-\u06ff]/u.test(data) || !parentElement.checkVisibility()) continue;
      if (!parentElement.closest("bdi, [dir=auto]")) found.push(parentElement.outerHTML);
    }
    return found;
  });
  assert.deepEqual(spreads, []);
});

function tidy(seen) {
  return Object.fromEntries(
    Object.entries(seen).filter(([, value]) => value !== null && value !== undefined),
  );
}
