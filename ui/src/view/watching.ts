// What the toggle that watches a cluster says.
import type { ClusterRow } from "../ipc/wire";

/** The toggle of one cluster. */
export interface WatchToggle {
  /** Its accessible name. */
  readonly name: string;
  /** The word on it. */
  readonly word: string;
  /** What it means, or why it cannot be pressed. */
  readonly title: string;
  /** Whether it cannot be pressed. */
  readonly isFixed: boolean;
}

// The interval and the cost are those of the plan (core/src/poll/pace.rs); both stretch when the budget is short.
const MEANS =
  "Its running steps are read every 15 seconds, as far as the request budget allows: about 3 calls a minute more.";

/** Makes the toggle. A cluster that has ended can no longer be watched, but one that was can be let go of. */
export function watchToggle(row: ClusterRow): WatchToggle {
  const over = whyOver(row);
  if (row.watched) {
    const title = over ? `${over} Press to stop watching (B).` : `${MEANS} Press to stop (B).`;
    return { name: "Watching this cluster", word: "Watching", title, isFixed: false };
  }
  const title = over || `Watch this cluster (B). ${MEANS}`;
  return { name: "Watch this cluster", word: "Watch", title, isFixed: over !== "" };
}

function whyOver({ staleAfter, listing }: ClusterRow): string {
  if (staleAfter === null) return "This cluster has ended: nothing of it is left to follow.";
  return listing === "notListed" ? "AWS no longer lists this cluster: there is nothing to follow." : "";
}
