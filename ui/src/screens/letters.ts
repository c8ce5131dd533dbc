// Single letters that act at once.

/** Whether a single letter was pressed as a command: alone, and not into a field. */
export function isLetter(event: KeyboardEvent, letter: string): boolean {
  const modified = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
  const isTyping = event.target instanceof HTMLElement && event.target.matches("input, select, textarea");
  return event.key === letter && !modified && !isTyping;
}

/** Does what a letter stands for; one that is held down does it once. */
export function actOnLetter(event: KeyboardEvent, acts: ReadonlyMap<string, () => void>): void {
  if (!event.repeat && isLetter(event, event.key)) acts.get(event.key)?.();
}
