// Which row a key leads to.

/** Whether a key is the grid's: pressed on a row, alone. */
export function isPlainKey(event: KeyboardEvent): boolean {
  const modified = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
  return !modified && !(event.target instanceof HTMLButtonElement);
}

/** The row that `key` leads to from `index`, or undefined for a key that moves nowhere. `page` is the rows in sight. */
export function rowForKey(key: string, index: number, count: number, page: number): number | undefined {
  const to = target(key, index, count, Math.max(1, page - 1));
  return to === undefined || count === 0 ? undefined : Math.min(count - 1, Math.max(0, to));
}

function target(key: string, index: number, count: number, page: number): number | undefined {
  switch (key) {
    case "ArrowDown":
    case "j":
      return index + 1;
    case "ArrowUp":
    case "k":
      return index - 1;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    case "PageDown":
      return index + page;
    case "PageUp":
      return index - page;
    default:
      return undefined;
  }
}
