// What the engine found by the filter.
import type { Found } from "../ipc/wire";

/** Whether a row is found, by its key. */
export function finderOf(found: Found): (key: string) => boolean {
  if (found.are === "all") return () => true;
  const keys = new Set(found.keys);
  return found.are === "only" ? (key) => keys.has(key) : (key) => !keys.has(key);
}
