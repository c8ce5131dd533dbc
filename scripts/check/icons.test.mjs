// The tray's looks and its menu's signs are told by shape, on every panel, in every size.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { PNG } from "pngjs";
import { draw } from "../../icons/draw.mjs";
import { FILES, LOOKS, PANELS, SIGNS, SIZES, tokenOf } from "../../icons/signs.mjs";
import { root } from "../setup/process.mjs";

const icons = join(root, "icons");
const OPAQUE = 255;
// Grounds of common panels, from the lightest to the darkest of their kind.
const GROUNDS = { light: ["#ffffff", "#f2f2f2", "#cecece"], dark: ["#3c3c3c", "#1d1f22", "#000000"] };
// Of the ink of the fuller of two, how much must lie elsewhere in the other.
const APART = 0.35;

const read = (path) => PNG.sync.read(readFileSync(join(icons, path)));
const alphas = ({ data }) => Array.from({ length: data.length / 4 }, (_, at) => data[4 * at + 3]);
const sum = (values) => values.reduce((total, value) => total + value, 0);

test("every look and sign has its source and is there for both grounds in all sizes", () => {
  assert.deepEqual(SIZES.map(({ px }) => px).sort(), [16, 22, 24, 32, 44, 48]);
  assert.equal(FILES.length, 2 * (LOOKS.length * SIZES.length + Object.keys(SIGNS).length));
  for (const { path, source, px } of FILES) {
    assert.ok(existsSync(join(icons, source)), source);
    const { width, height } = read(path);
    assert.deepEqual([width, height], [px, px], path);
  }
});

test("no file lies there that nothing draws", () => {
  const drawn = new Set(FILES.map(({ path }) => path));
  for (const folder of ["tray/light", "tray/dark", "menu/light", "menu/dark"])
    for (const name of readdirSync(join(icons, folder))) assert.ok(drawn.has(`${folder}/${name}`), name);
});

test("every picture is what its source draws today", () => {
  for (const file of FILES) {
    const [kept, drawn] = [read(file.path), PNG.sync.read(draw(file))];
    assert.ok(kept.data.equals(drawn.data), `${file.path} is not of its source: run node icons/render.mjs`);
  }
});

for (const px of [16, 22]) {
  test(`no two looks are alike at ${px} pixels, whatever their colour`, () => {
    for (const panel of Object.keys(PANELS))
      assertApart(LOOKS.map((look) => `tray/${panel}/${look}-${px}.png`));
  });
}

test("no two signs of the menu are alike, whatever their colour", () => {
  for (const theme of Object.keys(PANELS))
    assertApart(Object.keys(SIGNS).map((sign) => `menu/${theme}/${sign}-16.png`));
});

test("every picture is of one ink, which stands out from its ground", () => {
  for (const { path, ink } of FILES) {
    const [kind, panel] = path.split("/");
    const grounds = kind === "tray" ? GROUNDS[panel] : [tokenOf(panel, "--c-surface")];
    for (const ground of grounds)
      assert.ok(contrast(ink, ground) >= 4.5, `${path} on ${ground}: ${contrast(ink, ground)}`);
    const { data } = read(path);
    for (let at = 0; at < data.length; at += 4)
      if (data[at + 3] === OPAQUE) assert.equal(`#${data.toString("hex", at, at + 3)}`, ink, path);
  }
});

test("every picture fills its square without being cut off by it", () => {
  for (const { path, px } of FILES) {
    const alpha = alphas(read(path));
    const edge = alpha.filter(
      (_, at) => [0, px - 1].includes(at % px) || [0, px - 1].includes(Math.floor(at / px)),
    );
    assert.ok(Math.max(...edge) <= OPAQUE / 2, `${path} touches its edge`);
    const full = alpha.flatMap((value, at) => (value > OPAQUE / 2 ? [[at % px, Math.floor(at / px)]] : []));
    const spans = [0, 1]
      .map((axis) => full.map((point) => point[axis]))
      .map((at) => Math.max(...at) - Math.min(...at) + 1);
    assert.ok(Math.max(...spans) >= px * (2 / 3), `${path} is small: ${spans}`);
  }
});

function assertApart(paths) {
  const all = paths.map((path) => ({ path, alpha: alphas(read(path)) }));
  for (const [index, one] of all.entries())
    for (const other of all.slice(index + 1)) {
      const differing = sum(one.alpha.map((value, at) => Math.abs(value - other.alpha[at])));
      const share = differing / Math.max(sum(one.alpha), sum(other.alpha));
      assert.ok(share >= APART, `${one.path} and ${other.path} differ in ${share.toFixed(2)} of their ink`);
    }
}

// WCAG 2.2, relative luminance and contrast ratio.
function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour) {
  const [r, g, b] = [...Buffer.from(colour.slice(1), "hex")]
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
