// The key and the command that watch the selected cluster.
import type { Monitor } from "../state/monitor.svelte";
import { watchToggle } from "../view/watching";

/** Watches the selected cluster, or no longer; nothing where that cannot be. */
export function watchSelected({ fleet, view, acts }: Monitor): void {
  const row = fleet.rows.get(view.selected);
  if (row && !watchToggle(row).isFixed) void acts.watchCluster(row.key, !row.watched);
}
