// Where the card stands: beside what it tells of, inside the window, never under the pointer.

/** A rectangle in pixels of the window. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const EDGE = 8;
const GAP = 8;

/** The card's left and top: below `anchor` where it fits, else above, else wherever it covers least of it. */
export function placeCard(
  anchor: Box,
  card: Pick<Box, "width" | "height">,
  view: Pick<Box, "width" | "height">,
): { left: number; top: number } {
  const left = Math.max(EDGE, Math.min(anchor.left, view.width - card.width - EDGE));
  const below = anchor.top + anchor.height + GAP;
  if (below + card.height <= view.height - EDGE) return { left, top: below };
  const above = anchor.top - GAP - card.height;
  if (above >= EDGE) return { left, top: above };
  return { left: beside(anchor, card, view), top: Math.max(EDGE, view.height - card.height - EDGE) };
}

// Neither above nor below has room: the card goes to the side that has more of it.
function beside(anchor: Box, card: Pick<Box, "width">, view: Pick<Box, "width">): number {
  const right = anchor.left + anchor.width + GAP;
  return right + card.width <= view.width - EDGE ? right : Math.max(EDGE, anchor.left - GAP - card.width);
}
