// The cluster's own lane: what it did, from creation to its end.
import type { LifeKind, LifePiece } from "../../ipc/wire";
import { formatMinutes } from "../time";
import type { Scale } from "./scale";

/** A piece of the lane, in pixels, with its text whole and short. */
export interface LifeSegment {
  readonly kind: LifeKind;
  readonly x0: number;
  readonly x1: number;
  readonly label: string;
  readonly short: string;
}

const WORDS: Record<LifeKind, string> = {
  capacity: "capacity",
  bootstrap: "bootstrap",
  starting: "starting",
  busy: "busy",
  idle: "idle",
  other: "busy, not by steps",
  unknown: "not known",
  terminating: "terminating",
};

const MARGIN = 24;

/** The pieces in sight. Where nothing is known of the life, that is one piece from `from` to `to`. */
export function lifeSegments(
  life: readonly LifePiece[],
  scale: Scale,
  now: number,
  from: number,
): LifeSegment[] {
  const known = life.filter((piece) => Number.isFinite(piece.from));
  const pieces: readonly LifePiece[] = known.length > 0 ? known : [{ kind: "unknown", from, to: null }];
  return pieces.flatMap((piece) => segment(piece, scale, now));
}

function segment({ kind, from, to }: LifePiece, scale: Scale, now: number): LifeSegment[] {
  const told = to ?? NaN;
  const end = Number.isFinite(told) ? Math.max(from, told) : Math.max(from, now);
  const [x0, x1] = [scale.x(from), scale.x(end)];
  if (!(x1 > scale.x0 - MARGIN && x0 < scale.x1 + MARGIN)) return [];
  const short = formatMinutes(end - from);
  return [
    {
      kind,
      x0: Math.max(x0, scale.x0 - MARGIN),
      x1: Math.min(x1, scale.x1 + MARGIN),
      label: kind === "unknown" ? WORDS.unknown : `${WORDS[kind]} ${short}`,
      short: kind === "unknown" ? "" : short,
    },
  ];
}
