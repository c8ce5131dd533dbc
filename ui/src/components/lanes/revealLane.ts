// A lane that the keyboard goes to comes into sight and takes the focus.
import type { Layout } from "../../view/lanes/layout";

/** Scrolls no farther than needed. */
export function revealLane(scroller: HTMLElement, layout: Layout, lane: number): void {
  const entry = layout.entries[layout.entryOf.get(lane) ?? -1];
  if (!entry) return;
  const below = entry.top + entry.height - scroller.clientHeight;
  if (entry.top < scroller.scrollTop) scroller.scrollTop = entry.top;
  else if (below > scroller.scrollTop) scroller.scrollTop = below;
  requestAnimationFrame(() => {
    scroller.querySelector<HTMLElement>("[role=option][tabindex='0']")?.focus({ preventScroll: true });
  });
}
