// A cluster's life as a thin line over its bars, and the stretches of it that are bars themselves.
import type { ClusterRow, LifeKind } from "../../../ipc/wire";
import { formatClock, formatMinutes } from "../../../view/time";
import type { FoldedScale } from "../../../view/timeline/folds";
import { knownUntil } from "../../../view/lanes/lines";
import { barsTop, LIFE, LIFE_TOP, LIVED, ONE_ROW, WORDED_HEIGHT } from "../../../view/lanes/measures";
import { eachPiece, type LaneModel } from "../../../view/lanes/model";
import type { Tone } from "../../../view/states";
import { paintBar } from "../../timeline/paint/bar";
import { paintGlyph } from "../../timeline/paint/glyph";
import { paintLifePiece } from "../../timeline/paint/life";
import type { Pen } from "../../timeline/paint/pen";

const MARGIN = 4;
const INSET = 6;
const FAILED_WIDTH = 14;

const LINES: Record<LifeKind, { readonly tone: Tone; readonly dash: readonly number[] }> = {
  capacity: { tone: "wait", dash: [1, 2] },
  bootstrap: { tone: "prep", dash: [2, 1] },
  starting: { tone: "prep", dash: [1, 2] },
  busy: { tone: "off", dash: [] },
  idle: { tone: "idle", dash: [3, 2] },
  other: { tone: "run", dash: [3, 2] },
  unknown: { tone: "off", dash: [1, 2] },
  terminating: { tone: "off", dash: [2, 2] },
};

const WORDS = new Map<LifeKind, string>([
  ["capacity", "capacity"],
  ["bootstrap", "bootstrap"],
  ["starting", "starting"],
  ["idle", "idle"],
]);

/** The stretch in which a lane is painted. */
export interface LanePen {
  readonly model: LaneModel;
  readonly lane: number;
  readonly row: ClusterRow;
  readonly y: number;
  readonly height: number;
  readonly scale: FoldedScale;
  readonly now: number;
}

/** Paints the line of life; lanes too low for it have none. */
export function paintLife(pen: Pen, place: LanePen): void {
  if (place.height < LIVED) return;
  const until = knownUntil(place.row, place.now);
  eachPiece(place.model, place.lane, (kind, from, to) => {
    paintLine(pen, place, kind, from, to ?? until);
  });
  if (until < place.now) paintLine(pen, place, "unknown", until, place.now);
}

/** Paints what stands in the place of bars: waiting for machines, idle until now, not known since, an end without a step. */
export function paintStretches(pen: Pen, place: LanePen): void {
  if (place.height < ONE_ROW) return;
  const { row, now } = place;
  const until = knownUntil(row, now);
  if (until < now) {
    paintStretch(pen, place, "unknown", until, now, [
      `not known since ${formatClock(until, now)}`,
      "not known",
    ]);
  }
  if (row.ended === null) {
    eachPiece(place.model, place.lane, (kind, from, to) => {
      const word = WORDS.get(kind);
      if (
        to !== null ||
        word === undefined ||
        (kind === "idle" && row.status !== "idle" && row.status !== "failed")
      )
        return;
      const long = formatMinutes(Math.max(0, until - from));
      paintStretch(pen, place, kind, from, until, [`${word} ${long}`, long]);
    });
  } else if (row.status === "failed" && row.steps.failed === 0) paintFailedEnd(pen, place, row.ended);
}

function paintLine({ ctx, palette }: Pen, place: LanePen, kind: LifeKind, from: number, to: number): void {
  const [x0, x1] = sight(place, from, to);
  if (x1 <= x0) return;
  const { tone, dash } = LINES[kind];
  ctx.strokeStyle = palette.tones[tone].edge;
  ctx.lineWidth = LIFE;
  ctx.setLineDash([...dash]);
  ctx.beginPath();
  ctx.moveTo(x0, place.y + LIFE_TOP + LIFE / 2);
  ctx.lineTo(x1, place.y + LIFE_TOP + LIFE / 2);
  ctx.stroke();
  ctx.setLineDash([]);
}

function paintStretch(
  pen: Pen,
  place: LanePen,
  kind: LifeKind,
  from: number,
  to: number,
  texts: readonly string[],
): void {
  const [x0, x1] = sight(place, from, to);
  const frame = bars(place);
  if (x1 - x0 < 1) return;
  paintLifePiece(pen, kind, { x: x0 + 1, y: frame.y, w: Math.max(2, x1 - x0 - 1), h: frame.h });
  if (frame.h < WORDED_HEIGHT) return;
  const ruler = pen.ruler(500);
  const text = ruler.whole(texts, Math.min(x1, place.scale.x1) - Math.max(0, x0) - 2 * INSET);
  if (text === "") return;
  const { ctx, palette } = pen;
  const width = ruler.width(text);
  const x = Math.round((Math.max(0, x0) + Math.min(x1, place.scale.x1) - width) / 2);
  const tone = palette.tones[LINES[kind].tone];
  // Text never stands on a pattern.
  ctx.fillStyle = kind === "unknown" ? palette.plain.surface : tone.bar;
  ctx.fillRect(x - 4, frame.y + 1, width + 8, frame.h - 2);
  ctx.fillStyle = tone.on;
  ctx.fillText(text, x, frame.y + frame.h / 2 + 0.5);
}

// It never came to a step: the end itself is what failed.
function paintFailedEnd(pen: Pen, place: LanePen, ended: number): void {
  const x = place.scale.x(ended);
  if (x < 0 || x - FAILED_WIDTH > place.scale.x1) return;
  const { y, h } = bars(place);
  paintBar(pen, "failed", { x: x - FAILED_WIDTH, y, w: FAILED_WIDTH, h });
  if (h >= WORDED_HEIGHT) {
    paintGlyph(pen.ctx, "failed", x - FAILED_WIDTH / 2 - 1, y + h / 2, pen.palette.tones.fail.on);
  }
}

function bars({ y, height }: LanePen): { y: number; h: number } {
  const top = barsTop(height);
  return { y: y + top, h: height < LIVED ? height - 2 * top : height - 15 };
}

function sight({ scale }: LanePen, from: number, to: number): [x0: number, x1: number] {
  return [Math.max(-MARGIN, scale.x(from)), Math.min(scale.x1 + MARGIN, scale.x(to))];
}
