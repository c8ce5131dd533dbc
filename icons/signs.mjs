// The signs of the tray and of its menu: which there are, and the files each is drawn into.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const TOKENS = join(dirname(fileURLToPath(import.meta.url)), "../ui/src/styles/tokens.css");

/** What the tray tells, each by a shape of its own. */
export const LOOKS = ["failed", "running", "quiet", "paused", "stale", "signed-out", "offline"];

/** What a line of the tray's menu tells, and the colour among the UI's tokens that it has there, too. */
export const SIGNS = {
  failed: "--fail-fg",
  running: "--run-fg",
  idle: "--idle-fg",
  waiting: "--wait-fg",
  unknown: "--off-fg",
  done: "--done-fg",
};

/** The ink on a light panel and on a dark one. */
export const PANELS = { light: "#222222", dark: "#eeeeee" };

/** Pixels of a side, and the grid that size is drawn from. 24 and 48 are 22 and 44 with air around, as panels lay them out. */
export const SIZES = [
  { px: 16, grid: 16, air: 0 },
  { px: 22, grid: 22, air: 0 },
  { px: 24, grid: 22, air: 1 },
  { px: 32, grid: 16, air: 0 },
  { px: 44, grid: 22, air: 0 },
  { px: 48, grid: 22, air: 1 },
];

/** Each file: its path and its source's in this folder, its ink, the pixels of its side, the source's grid and the air around. */
export const FILES = Object.keys(PANELS).flatMap((panel) => [...trayFiles(panel), ...menuFiles(panel)]);

function trayFiles(panel) {
  return LOOKS.flatMap((look) =>
    SIZES.map((size) => ({
      path: `tray/${panel}/${look}-${size.px}.png`,
      source: size.grid === 16 ? `tray/${look}.svg` : `tray/${look}-${size.grid}.svg`,
      ink: PANELS[panel],
      ...size,
    })),
  );
}

function menuFiles(theme) {
  return Object.entries(SIGNS).map(([sign, token]) => ({
    path: `menu/${theme}/${sign}-16.png`,
    source: `menu/${sign}.svg`,
    ink: tokenOf(theme, token),
    px: 16,
    grid: 16,
    air: 0,
  }));
}

/** The colour that a token has in a theme of the UI. */
export function tokenOf(theme, token) {
  const tokens = readFileSync(TOKENS, "utf8");
  const block = tokens.split(`:root[data-theme="${theme}"] {`)[1]?.split("}")[0];
  const value = block?.match(new RegExp(`${token}: (#[0-9a-f]{6});`))?.[1];
  if (!value) throw new Error(`ui/src/styles/tokens.css has no ${token} in its ${theme} theme.`);
  return value;
}
