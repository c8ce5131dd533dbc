// The lanes of the timeline as they are filtered, grouped and laid out. A batch that changes nothing to be seen there
// changes none of it, so that nothing is painted anew.
import { untrack } from "svelte";
import type { ClusterRow } from "../ipc/wire";
import type { Monitor } from "../state/monitor.svelte";
import { groupLanes, type Group, type Grouping } from "../view/lanes/groups";
import { layLanes, type Layout } from "../view/lanes/layout";
import { looksAlike, makeLaneModel, rowsOf, type LaneModel, type LaneRows } from "../view/lanes/model";
import { compareLanes } from "../view/lanes/order";
import { inert } from "../view/inert";
import type { Who } from "../view/profiles";
import type { Standing } from "../view/timeline/news";

/** How they are wanted. */
interface Wanted {
  readonly grouping: Grouping;
  /** Groups that are folded away. */
  readonly folded: readonly string[];
  /** Into how many pixels they are to fit; 0: as high as they are. */
  readonly height: number;
  readonly who: (row: ClusterRow) => Who;
}

/** Model, groups and places, kept as long as they hold. */
export class ArrangedLanes {
  readonly #monitor: Monitor;
  readonly #wanted: () => Wanted;
  #painted: LaneRows = [];

  constructor(monitor: Monitor, wanted: () => Wanted) {
    this.#monitor = monitor;
    this.#wanted = wanted;
  }

  /** The row of each lane, as of the last batch. */
  readonly rows: LaneRows = $derived.by(() => {
    const { fleet, timeline } = this.#monitor;
    return timeline.told ? rowsOf(timeline.told, fleet.rows) : [];
  });

  /** The lanes that are found by the filter, in their order. */
  readonly found: readonly number[] = $derived.by(() => {
    const { fleet } = this.#monitor;
    return this.rows
      .flatMap((row, lane) => (row && fleet.finds(row.key) ? [{ row, lane }] : []))
      .sort((a, b) => compareLanes(a.row, b.row))
      .map(({ lane }) => lane);
  });

  /** How the clusters of those lanes stand, to be told of when it changes. */
  readonly standings: readonly Standing[] = $derived.by(() =>
    this.found.flatMap((lane) => {
      const row = this.rows[lane];
      if (!row) return [];
      const { key: id, name, id: cluster, word, status } = row;
      return [{ id, name: inert(name || cluster), word: word.toLowerCase(), bad: status === "failed" }];
    }),
  );

  /** What is painted; undefined before anything was told. */
  readonly model: LaneModel | undefined = $derived.by(() => {
    const base = this.#base;
    return base?.told.lanes.length === this.#steady.length ? { ...base, rows: this.#steady } : undefined;
  });

  /** Where the lanes stand. */
  readonly layout: Layout = $derived.by(() => {
    const { folded, height } = this.#wanted();
    const groups = JSON.parse(this.#groups) as Group[];
    return layLanes(groups, this.#base?.bars.slots ?? [], folded, height > 0 ? height : undefined);
  });

  readonly #base = $derived.by(() => {
    const { clock, timeline } = this.#monitor;
    return (
      timeline.told &&
      makeLaneModel(
        timeline.told,
        untrack(() => clock.nowExact()),
      )
    );
  });

  readonly #steady = $derived.by(() => {
    if (!looksAlike(this.#painted, this.rows)) this.#painted = this.rows;
    return this.#painted;
  });

  // As one text, so that only a real change lays the lanes out anew.
  readonly #groups = $derived.by(() => {
    const { grouping, who } = this.#wanted();
    const { now } = this.#monitor.clock;
    return JSON.stringify(groupLanes(this.found, this.rows, grouping, now, (row) => who(row).called));
  });
}
