// What the palette can lead to besides commands: clusters, the opened cluster's steps, watches, a filter.
import type { FilterReading } from "../ipc/wire";
import type { Monitor } from "../state/monitor.svelte";
import { isFilteredTo, toggleWatch } from "../view/filter";
import { inert } from "../view/inert";
import { whoOf } from "../view/profiles";
import { rowView } from "../view/row";
import { stepLook, type Look } from "../view/states";
import type { Command } from "./commands";

/** An entry with the sign of its state. */
export interface Choice extends Command {
  readonly look?: () => Look;
}

/** The clusters, the opened one's steps and the watches. */
export function placesOf(monitor: Monitor): readonly Choice[] {
  return [...clusters(monitor), ...steps(monitor), ...watches(monitor)];
}

/** Narrows the list to what was typed; empty: to nothing. `reading`: what that would find, once it is known. */
export function filterBy(monitor: Monitor, filter: string, reading: FilterReading | undefined): Choice {
  return {
    key: "filter",
    kind: "filter",
    action: "filter",
    title: filter === "" ? "Show all clusters" : `Filter by “${filter}”`,
    about: reading ? (reading.faults[0]?.message ?? clusterCount(reading.found)) : "",
    run: () => {
      monitor.goTo("clusters");
      monitor.view.change({ filter, statuses: [] });
    },
  };
}

function clusterCount(count: number): string {
  return count === 1 ? "1 cluster" : `${String(count)} clusters`;
}

function clusters(monitor: Monitor): readonly Choice[] {
  const who = whoOf(monitor.fleet.watches);
  return [...monitor.fleet.rows.values()].map((row) => ({
    key: row.key,
    kind: "cluster",
    action: "open-cluster",
    title: inert(row.name || row.id),
    about: `${who(row).called} · ${row.region}`,
    also: [row.id],
    look: () => rowView(row, monitor.clock.now).look,
    run: () => {
      monitor.openCluster(row.key);
    },
  }));
}

function steps(monitor: Monitor): readonly Choice[] {
  const { head } = monitor.detail;
  if (!head) return [];
  return monitor.detail.steps.map(({ id, name, state }) => ({
    key: id,
    kind: "step",
    action: "open-step",
    title: inert(name || id),
    about: `Step of ${inert(head.row.name || head.row.id)}`,
    also: [id],
    look: () => stepLook(state),
    run: () => {
      monitor.openCluster(head.row.key, id);
    },
  }));
}

function watches(monitor: Monitor): readonly Choice[] {
  const { fleet, view } = monitor;
  return fleet.watches
    .filter(({ region }) => region !== "")
    .map((watch) => ({
      key: `watch ${watch.profile} ${watch.region}`,
      kind: "watch",
      action: "filter-watch",
      title: inert(watch.label || watch.profile),
      about: watch.region,
      also: [watch.profile],
      run: () => {
        monitor.goTo("clusters");
        if (isFilteredTo(view.filter, watch)) return;
        view.change({ filter: toggleWatch(view.filter, watch, fleet.watches), statuses: [] });
      },
    }));
}
