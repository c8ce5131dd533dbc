// A display of its own whose picture lies in memory as a file: when something appeared on it is read without asking anybody.
import { spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readSync, rmSync } from "node:fs";
import { join } from "node:path";
import { start } from "../fixture/process.mjs";
import { until } from "../client/until.mjs";

const WIDTH = 1600;
const HEIGHT = 1000;
// Words of the XWD header, which are of 4 bytes with the highest first, and the size of an entry of its colour map.
const HEADER = { size: 0, line: 12, colours: 19 };
const COLOUR = 12;
const BYTES = 4;

/** Starts the display with a window manager on it: { env, darkIn(area), end }. */
export async function startDisplay({ env, log }) {
  const folder = mkdtempSync(join(process.env.EMR_MONITOR_SESSION, "display-"));
  const number = await new Promise((resolve, reject) => {
    const size = ["-screen", "0", `${WIDTH}x${HEIGHT}x24`];
    const args = ["-displayfd", "3", "-fbdir", folder, "-nolisten", "tcp", "-wr", ...size];
    const server = spawn("Xvfb", args, {
      env,
      detached: true,
      stdio: ["ignore", "ignore", "ignore", "pipe"],
    });
    server.on("error", reject);
    server.stdio[3].once("data", (text) => resolve({ display: `:${String(text).trim()}`, server }));
  });
  const own = { ...env, DISPLAY: number.display };
  const manager = start("openbox", [], { env: own, log });
  const file = openSync(join(folder, "Xvfb_screen0"), "r");
  const { offset, line } = layout(file);
  return {
    env: own,
    /** How many pixels of an area are as dark as text on a light ground. */
    darkIn({ x, y, width, height }) {
      const bytes = Buffer.alloc(line * height);
      readSync(file, bytes, 0, bytes.length, offset + y * line);
      let dark = 0;
      for (let row = 0; row < height; row += 1) {
        const from = row * line + x * BYTES;
        for (let at = from; at < from + width * BYTES; at += BYTES) {
          if (bytes[at] < 120 && bytes[at + 1] < 120 && bytes[at + 2] < 120) dark += 1;
        }
      }
      return dark;
    },
    async end() {
      closeSync(file);
      await manager.end();
      number.server.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function layout(file) {
  const header = Buffer.alloc(100);
  readSync(file, header, 0, header.length, 0);
  const word = (index) => header.readUInt32BE(index * 4);
  return { offset: word(HEADER.size) + word(HEADER.colours) * COLOUR, line: word(HEADER.line) };
}

/** Looks each few milliseconds until an area has this many dark pixels, and resolves with the moment of performance.now(). */
export async function whenDark(display, area, least, limit) {
  const end = performance.now() + limit;
  for (;;) {
    if (display.darkIn(area) >= least) return performance.now();
    if (performance.now() > end) throw new Error(`Nothing was painted within ${limit / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
}

/** Resolves with how many dark pixels an area has once that no longer changes. */
export async function settledDark(display, area) {
  let last = -1;
  return until("the picture stands still", async () => {
    const before = last;
    await new Promise((resolve) => setTimeout(resolve, 400));
    last = display.darkIn(area);
    return last > 0 && last === before && last;
  });
}
