// All walls of the house, as `npm run check:walls` holds them.
import { clockWall } from "./clock.mjs";
import { crateWalls } from "./crates.mjs";
import { invariantEvidence } from "./invariants.mjs";
import { lengthCaps } from "./lengths.mjs";
import { uiWalls } from "./ui.mjs";

/** One sentence for each place where a wall is broken in the project at `root`. */
export function brokenWalls(root) {
  return [crateWalls, clockWall, uiWalls, lengthCaps, invariantEvidence].flatMap((wall) => wall(root));
}
