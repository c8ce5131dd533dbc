// Repeating fills: what tells idle, capacity, bootstrap and not known apart without colour.

/** Back-hatch, dots, uprights, cross-hatch. */
export type PatternKind = "back" | "dots" | "uprights" | "cross";

const TILE: Record<PatternKind, number> = { back: 8, dots: 5, uprights: 4, cross: 6 };

/** Makes a pattern; where none can be made, the plain ground colour. */
export function makePattern(
  ctx: CanvasRenderingContext2D,
  kind: PatternKind,
  colour: string,
  ground: string,
  ratio: number,
): string | CanvasPattern {
  const size = TILE[kind];
  const tile = document.createElement("canvas");
  tile.width = Math.round(size * ratio);
  tile.height = tile.width;
  const pen = tile.getContext("2d");
  if (!pen) return ground;
  const scale = tile.width / size;
  pen.scale(scale, scale);
  pen.fillStyle = ground;
  pen.fillRect(0, 0, size, size);
  pen.fillStyle = colour;
  pen.strokeStyle = colour;
  DRAW[kind](pen, size);
  const pattern = ctx.createPattern(tile, "repeat");
  if (!pattern) return ground;
  pattern.setTransform(new DOMMatrix([1 / scale, 0, 0, 1 / scale, 0, 0]));
  return pattern;
}

const DRAW: Record<PatternKind, (pen: CanvasRenderingContext2D, size: number) => void> = {
  back: (pen, size) => {
    diagonals(pen, size, -1, 1.6);
  },
  dots: (pen) => {
    pen.beginPath();
    pen.arc(1.6, 1.6, 0.9, 0, 2 * Math.PI);
    pen.fill();
  },
  uprights: (pen, size) => {
    pen.fillRect(0, 0, 1.2, size);
  },
  cross: (pen, size) => {
    diagonals(pen, size, 1, 1);
    diagonals(pen, size, -1, 1);
  },
};

function diagonals(pen: CanvasRenderingContext2D, size: number, way: 1 | -1, width: number): void {
  pen.lineWidth = width;
  pen.beginPath();
  for (let x = -size; x <= 2 * size; x += size) {
    pen.moveTo(x, way > 0 ? size : 0);
    pen.lineTo(x + size, way > 0 ? 0 : size);
  }
  pen.stroke();
}
