// How many steps waited, as a curve of steps: waiting is drawn once and never overlaps what runs.
import type { QueuePoint } from "../../ipc/wire";
import type { Scale } from "./scale";

/** A corner of the curve: from `x`, `height` (0 to 1 of the strip). */
export interface QueueCorner {
  readonly x: number;
  readonly height: number;
  readonly pending: number;
  /** Worth a number: the count rose here. */
  readonly rose: boolean;
}

const MARGIN = 4;

/** The corners in sight, the first one carrying what was so before; the strip is as high as the most that ever waited. */
export function queueCorners(queue: readonly QueuePoint[], scale: Scale, now: number): QueueCorner[] {
  const sorted = queue.filter(({ at }) => Number.isFinite(at)).sort((a, b) => a.at - b.at);
  const most = Math.max(1, ...sorted.map(({ pending }) => pending));
  const [left, right] = [scale.x0 - MARGIN, Math.min(scale.x(now), scale.x1 + MARGIN)];
  const corners: QueueCorner[] = [];
  sorted.forEach(({ at, pending }, i) => {
    const x = Math.max(left, scale.x(at));
    if (scale.x(at) > right) return;
    // What is left of the window, or under the same pixel, is replaced by what came after it.
    const before = sorted[i - 1]?.pending ?? 0;
    const last = corners.at(-1);
    const rose = pending > before;
    if (last && x - last.x < 1) corners.pop();
    corners.push({ x, height: pending / most, pending, rose });
  });
  return corners;
}
