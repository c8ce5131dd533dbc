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

/** The step that a button over the canvas carries; undefined for anything else. */
export function stepOf(target: EventTarget | null): string | undefined {
  return target instanceof HTMLElement ? target.dataset["stepId"] : undefined;
}

/** Whether an element was given the focus by the keyboard, so that it shows a ring. */
export function isKeyFocus(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches(":focus-visible");
}

/** Gives the focus to the button that carries a step. */
export function focusStep(scroller: HTMLElement | undefined, step: string): void {
  const buttons = [...(scroller?.querySelectorAll("button") ?? [])];
  buttons.find((button) => stepOf(button) === step)?.focus();
}
