// Where a bar lies in the window, for the card beside it.
import type { Item } from "../../view/timeline/items";
import { BAR, GUTTER, QUEUE_ROW, SLACK, slotTop } from "../../view/timeline/measures";
import type { Box } from "../../view/timeline/place";

const ASIDE = 16;

/** The row of a bar at the pointer: the card stands clear of both. */
export function anchorAt(scroller: HTMLElement, item: Item, clientX: number): Box {
  return { ...anchorOf(scroller, item), left: clientX - ASIDE, width: 2 * ASIDE };
}

/** The part of a bar that is in sight. */
export function anchorOf(scroller: HTMLElement, item: Item): Box {
  const box = scroller.getBoundingClientRect();
  const left = Math.max(item.x0, GUTTER);
  const top =
    item.slot === null ? scroller.clientHeight - QUEUE_ROW : slotTop(item.slot) - scroller.scrollTop - SLACK;
  return {
    left: box.left + left,
    top: box.top + top,
    width: Math.max(0, Math.min(item.x1, scroller.clientWidth) - left),
    height: BAR + 2 * SLACK,
  };
}
