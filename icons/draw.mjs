// Draws a sign from its SVG source in one ink.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { initWasm, Resvg } from "@resvg/resvg-wasm";

const here = dirname(fileURLToPath(import.meta.url));
await initWasm(readFileSync(createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm")));

/** The PNG of one of the files that signs.mjs lists. */
export function draw({ source, ink, px, grid, air }) {
  const side = grid + 2 * air;
  const svg = readFileSync(join(here, source), "utf8")
    .replaceAll("currentColor", ink)
    .replace(`viewBox="0 0 ${grid} ${grid}"`, `viewBox="${-air} ${-air} ${side} ${side}"`);
  const drawing = new Resvg(svg, { fitTo: { mode: "width", value: px }, font: { loadSystemFonts: false } });
  const image = drawing.render();
  try {
    return Buffer.from(image.asPng());
  } finally {
    image.free();
    drawing.free();
  }
}
