// Which sentence of trouble stands over the grid: one only, and only when it is true of all that is looked at.
import type { StatusLine, WatchRow } from "../ipc/wire";
import { isFilteredTo } from "./filter";
import { offlineSentence, watchSentence, type TroubleSentence } from "./sentences";

/** The watches that the filter narrows to; all when it names none. */
export function watchesInView(watches: readonly WatchRow[], filter: string): readonly WatchRow[] {
  const named = watches.filter((watch) => isFilteredTo(filter, watch));
  return named.length > 0 ? named : watches;
}

/** The banner for what is looked at; undefined while some of it answers. */
export function troubleInView(
  inView: readonly WatchRow[],
  status: StatusLine,
  now: number,
): TroubleSentence | undefined {
  if (status.pausedSince !== null) return undefined;
  if (status.offlineSince !== null) return offlineSentence(status.offlineSince, now);
  const sentences = inView
    .filter(({ health }) => health !== "standby")
    .map((watch) => watchSentence(watch, now));
  return sentences.every((sentence) => sentence !== undefined) ? sentences[0] : undefined;
}

/** Whether not one watch answers. */
export function isAllTroubled(watches: readonly WatchRow[]): boolean {
  return watches.length > 0 && watches.every(({ health }) => health !== "live" && health !== "standby");
}
