// The one way batches come in: subscribe first, then the snapshot, then whatever came meanwhile.
import type { Host } from "../ipc/host";
import type { Batch, Snapshot, ViewState } from "../ipc/wire";
import type { FleetStore } from "./fleet.svelte";

/** Whom the link tells. */
export interface LinkEnds {
  /** A snapshot was taken in; `first` only once. */
  loaded(snapshot: Snapshot, first: boolean): void;
  /** A batch was taken in. */
  applied(batch: Batch): void;
  /** Something outside the window says how it is to be looked at. */
  shown(view: ViewState): void;
}

// More batches than this while a snapshot is read mean that it is outdated anyway; the gap then asks again.
const MOST_WAITING = 1000;

/** Keeps a `FleetStore` in step with the app behind the window. */
export class Link {
  readonly #host: Host;
  readonly #fleet: FleetStore;
  readonly #ends: LinkEnds;
  #waiting: Batch[] | undefined;
  #fault = $state("");
  #first = true;

  constructor(host: Host, fleet: FleetStore, ends: LinkEnds) {
    this.#host = host;
    this.#fleet = fleet;
    this.#ends = ends;
  }

  /** Why the fleet cannot be read, for people; empty when it can. */
  get fault(): string {
    return this.#fault;
  }

  /** Subscribes and reads the first snapshot. Called again after a fault it begins anew. */
  async start(): Promise<void> {
    this.#waiting = [];
    try {
      await this.#host.subscribe((batch) => {
        this.#receive(batch);
      });
    } catch (fault) {
      this.#failed(fault);
      return;
    }
    await this.#read();
  }

  #receive(batch: Batch): void {
    if (this.#waiting) {
      if (this.#waiting.length < MOST_WAITING) this.#waiting.push(batch);
      return;
    }
    this.#take(batch);
  }

  #take(batch: Batch): void {
    const result = this.#fleet.apply(batch);
    if (result === "applied") this.#ends.applied(batch);
    // A snapshot that is newer than the batch, or a gap before it, does not undo that a cluster was opened.
    if (batch.view) this.#ends.shown(batch.view);
    if (result !== "gap") return;
    this.#waiting = [];
    void this.#read();
  }

  async #read(): Promise<void> {
    try {
      const snapshot = await this.#host.snapshot();
      this.#fleet.load(snapshot);
      this.#fault = "";
      this.#ends.loaded(snapshot, this.#first);
      this.#first = false;
    } catch (fault) {
      this.#failed(fault);
      return;
    }
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const batch of waiting) this.#receive(batch);
  }

  #failed(fault: unknown): void {
    this.#fault = fault instanceof Error ? fault.message : String(fault);
  }
}
