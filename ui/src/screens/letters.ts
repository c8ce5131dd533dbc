// Single letters that act at once.

/** Whether a single letter was pressed as a command: alone, and not into a field. */
export function isLetter(event: KeyboardEvent, letter: string): boolean {
  const modified = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
  return event.key === letter && !modified && !isTyping(event.target);
}

/** Whether what is pressed goes into a field. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, select, textarea");
}

/** Does what a letter stands for; one that is held down does it once. */
export function actOnLetter(event: KeyboardEvent, acts: ReadonlyMap<string, () => void>): void {
  if (!event.repeat && !isOverIt(event.target) && isLetter(event, event.key)) acts.get(event.key)?.();
}

// A letter pressed in a dialog is not meant for what lies under it.
function isOverIt(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("[role=dialog]") !== null;
}
