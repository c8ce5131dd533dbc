// The profiles in the order of the list: those that are watched, then those that were only found.
import type { AccountsView, Mode, ProfileRow, WatchRow } from "../../ipc/wire";

/** A profile with its own watches. */
export interface Listed {
  readonly profile: ProfileRow;
  readonly watches: readonly WatchRow[];
  /** The Regions that are switched on, in the order of the watches. */
  readonly regions: readonly string[];
}

/** The profiles, those that are watched first; each group keeps the order it came in. */
export function listed(
  accounts: AccountsView,
  watches: readonly WatchRow[],
): { readonly watched: readonly Listed[]; readonly found: readonly Listed[] } {
  const all = accounts.profiles.map((profile) => withWatches(profile, watches));
  return {
    watched: all.filter(({ regions }) => regions.length > 0),
    found: all.filter(({ regions }) => regions.length === 0),
  };
}

/** The watches that are of the profiles listed: a demo that opened by itself watches none of them. */
export function realWatches(
  mode: Mode,
  accounts: AccountsView,
  watches: readonly WatchRow[],
): readonly WatchRow[] {
  return mode.is === "demo" && !accounts.fixed ? [] : watches;
}

/** "6 profiles, 4 watched". */
export function countsText(all: number, watched: number): string {
  return `${all} ${all === 1 ? "profile" : "profiles"}, ${watched === 0 ? "none" : watched} watched`;
}

function withWatches(profile: ProfileRow, watches: readonly WatchRow[]): Listed {
  const own = watches.filter((watch) => watch.profile === profile.name);
  return {
    profile,
    watches: own,
    regions: own.map(({ region }) => region).filter((region) => region !== ""),
  };
}
