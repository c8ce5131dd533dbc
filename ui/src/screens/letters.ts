/** Whether a single letter was pressed as a command: alone, and not into a field. */
export function isLetter(event: KeyboardEvent, letter: string): boolean {
  const modified = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
  const isTyping = event.target instanceof HTMLElement && event.target.matches("input, select, textarea");
  return event.key === letter && !modified && !isTyping;
}
