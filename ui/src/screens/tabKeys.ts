// Ctrl and a number turn to a tab of the detail.
import type { Tab } from "../state/view.svelte";

const TABS: readonly Tab[] = ["steps", "configuration"];

/** The tab that a key leads to, if any. */
export function tabOfKey(event: KeyboardEvent): Tab | undefined {
  const isAlone = !event.altKey && !event.shiftKey;
  return (event.ctrlKey || event.metaKey) && isAlone ? TABS[Number(event.key) - 1] : undefined;
}
