// Looking at the clusters through a view.
import type { ViewRow } from "../ipc/wire";
import type { Monitor } from "../state/monitor.svelte";
import { lookedThrough } from "../view/views";

/** Shows the clusters as a view has them. */
export function showView(monitor: Monitor, row: ViewRow): void {
  const { statuses, ...looked } = lookedThrough(row);
  monitor.goTo("clusters");
  monitor.view.change({ ...looked, statuses: [...statuses], scroll: 0 });
}
