// How the profiles that lead to a cluster are told: a colour, what the user calls them, and their names.
import type { ClusterRow, WatchRow } from "../ipc/wire";
import { calledAs } from "./accounts/profile";
import { inert } from "./inert";

/** What a row says of its profiles, made harmless to look at. */
export interface Who {
  readonly swatch: number;
  /** As the user calls them. */
  readonly called: string;
  /** By their names. */
  readonly names: string;
}

/** Tells a row's profiles by the watches there are; a row without one by its account. */
export function whoOf(watches: readonly WatchRow[]): (row: ClusterRow) => Who {
  const known = new Map(watches.map((watch) => [watch.profile, watch]));
  return ({ profiles, account }) => {
    const called = profiles.map((name) => calledAs({ name, label: known.get(name)?.label ?? "" }));
    return {
      swatch: known.get(profiles[0] ?? "")?.swatch ?? 1,
      called: inert(called.join(", ") || account),
      names: inert(profiles.join(", ") || account),
    };
  };
}
