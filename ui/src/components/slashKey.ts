// The slash leads to the filter, unless it is typed into a field.

/** Whether a slash was pressed as a command. */
export function isSlash(event: KeyboardEvent): boolean {
  const { key, target, ctrlKey, metaKey, altKey } = event;
  const isTyped = target instanceof HTMLElement && target.matches("input, select, textarea");
  return key === "/" && !ctrlKey && !metaKey && !altKey && !isTyped;
}
