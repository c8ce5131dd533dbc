// The fleet as the engine last told it: a snapshot, then batches on top of it.
import type {
  AccountsView,
  AlertsView,
  Batch,
  DesktopRow,
  FilterView,
  HealthView,
  Mode,
  Note,
  SettingsView,
  Snapshot,
  StatusLine,
  ViewRow,
  WatchRow,
} from "../ipc/wire";
import { finderOf } from "./found";
import { heldRow } from "./paused";
import { patchedRows, rowsByKey, type Rows } from "./rows";

/** What came of handing a batch to the store. */
export type Applied = "applied" | "old" | "gap";

const NO_FILTER: FilterView = { text: "", faults: [], found: { are: "all" } };
const NO_ALERTS: AlertsView = { rows: [], unseen: 0, digest: null };

/** Rows, watches, status, notes and alerts, as of batch `n`. */
export class FleetStore {
  #n = 0;
  #loaded = $state(false);
  #mode = $state.raw<Mode>({ is: "live" });
  #rows = $state.raw<Rows>(rowsByKey([]));
  #filter = $state.raw(NO_FILTER);
  #views = $state.raw<readonly ViewRow[]>([]);
  #watches = $state.raw<readonly WatchRow[]>([]);
  #status = $state.raw<StatusLine | undefined>();
  #notes = $state.raw<readonly Note[]>([]);
  #alerts = $state.raw(NO_ALERTS);
  #desktop = $state.raw<readonly DesktopRow[]>([]);
  #accounts = $state.raw<AccountsView | undefined>();
  #settings = $state.raw<SettingsView | undefined>();
  #health = $state.raw<HealthView | undefined>();
  #regions = $state.raw<readonly string[]>([]);

  /** Whether a snapshot has come. */
  get loaded(): boolean {
    return this.#loaded;
  }

  /** Real accounts or the demo. */
  get mode(): Mode {
    return this.#mode;
  }

  readonly #shown = $derived(this.isPaused ? rowsByKey([...this.#rows.values()].map(heldRow)) : this.#rows);

  /** Every cluster by its key; while nothing is asked, none of them is shown as live. */
  get rows(): Rows {
    return this.#shown;
  }

  /** The filter by which rows were last found, and what of it cannot be read. */
  get filter(): FilterView {
    return this.#filter;
  }

  readonly #finds = $derived(finderOf(this.#filter.found));

  /** Whether the filter finds a cluster, by its key; also one that only the archive holds. */
  finds(key: string): boolean {
    return this.#finds(key);
  }

  /** Whether a watch has not been read for the first time yet. */
  get isReading(): boolean {
    return this.watches.some(({ health }) => health === "loading");
  }

  /** Whether asking is paused. */
  get isPaused(): boolean {
    return typeof this.#status?.pausedSince === "number";
  }

  /** The alerts, and what happened while nobody looked. */
  get alerts(): AlertsView {
    return this.#alerts;
  }

  /** What the desktop offers; empty until that is known. */
  get desktop(): readonly DesktopRow[] {
    return this.#desktop;
  }

  /** The views, built-in ones first, each with how many clusters it finds. */
  get views(): readonly ViewRow[] {
    return this.#views;
  }

  /** The watches in the order of the settings. */
  get watches(): readonly WatchRow[] {
    return this.#watches;
  }

  /** What the status bar tells; undefined before the first snapshot. */
  get status(): StatusLine | undefined {
    return this.#status;
  }

  /** What should be known about files and settings. */
  get notes(): readonly Note[] {
    return this.#notes;
  }

  /** The profiles and where their keys are kept; undefined before the first snapshot. */
  get accounts(): AccountsView | undefined {
    return this.#accounts;
  }

  /** The settings as used now; undefined before the first snapshot. */
  get settings(): SettingsView | undefined {
    return this.#settings;
  }

  /** How the app and its asking are, as last told; undefined until it was looked at. */
  get health(): HealthView | undefined {
    return this.#health;
  }

  /** Region codes to choose from, for a profile that names none. */
  get regions(): readonly string[] {
    return this.#regions;
  }

  /** The number of the last batch taken in. */
  get n(): number {
    return this.#n;
  }

  /** Starts over from a snapshot. */
  load(snapshot: Snapshot): void {
    this.#n = snapshot.n;
    this.#mode = snapshot.mode;
    this.#rows = rowsByKey(snapshot.rows);
    this.#filter = snapshot.filter;
    this.#views = snapshot.views;
    this.#watches = snapshot.watches;
    this.#status = snapshot.status;
    this.#notes = snapshot.notes;
    this.#alerts = snapshot.alerts;
    this.#desktop = snapshot.desktop;
    this.#accounts = snapshot.accounts;
    this.#settings = snapshot.settings;
    this.#health = snapshot.health ?? undefined;
    this.#regions = snapshot.regions;
    this.#loaded = true;
  }

  /** What was told of health is old: somebody looks again after nobody did. */
  forgetHealth(): void {
    this.#health = undefined;
  }

  /** Takes in the next batch; one already included is dropped, one after a gap is refused. */
  apply(batch: Batch): Applied {
    if (batch.n <= this.#n) return "old";
    if (batch.n > this.#n + 1) return "gap";
    this.#n = batch.n;
    if (batch.rows.length + batch.ages.length + batch.gone.length > 0)
      this.#rows = patchedRows(this.#rows, batch);
    this.#filter = batch.filter ?? this.#filter;
    this.#replace(batch);
    return "applied";
  }

  // What a batch carries whole, when it changed.
  #replace(batch: Batch): void {
    this.#views = batch.views ?? this.#views;
    this.#watches = batch.watches ?? this.#watches;
    this.#status = batch.status ?? this.#status;
    this.#notes = batch.notes ?? this.#notes;
    this.#alerts = batch.alerts ?? this.#alerts;
    this.#desktop = batch.desktop ?? this.#desktop;
    this.#accounts = batch.accounts ?? this.#accounts;
    this.#settings = batch.settings ?? this.#settings;
    this.#health = batch.health ?? this.#health;
  }
}
