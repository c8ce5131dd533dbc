// The opened cluster: read whole once, then kept by the patches that batches carry.
import type { Batch, ClusterDetail, DetailHead, DetailPatch, StepRow } from "../ipc/wire";
import { mergedSteps } from "./steps";

interface Waiting {
  n: number;
  patch: DetailPatch;
}

/** The opened cluster, or that one is being opened, or why it could not be. */
export class DetailStore {
  #key = $state("");
  #n = 0;
  #head = $state.raw<DetailHead | undefined>();
  #steps = $state.raw<readonly StepRow[]>([]);
  #fault = $state("");
  #isGone = $state(false);
  #reading = false;
  #waiting: Waiting[] = [];

  /** The opened cluster's key; empty: none. */
  get key(): string {
    return this.#key;
  }

  /** All but the steps; undefined while it is being read. */
  get head(): DetailHead | undefined {
    return this.#head;
  }

  /** The steps in the order they were submitted. */
  get steps(): readonly StepRow[] {
    return this.#steps;
  }

  /** Why it could not be opened, for people; empty when it could. */
  get fault(): string {
    return this.#fault;
  }

  /** Whether that is because no list holds it any more: asking again cannot help. */
  get isGone(): boolean {
    return this.#isGone;
  }

  /** Begins to read a cluster, anew if it is the opened one; an empty key opens none. */
  begin(key: string): void {
    this.#waiting = [];
    this.#reading = key !== "";
    this.#fault = "";
    this.#isGone = false;
    if (key === this.#key) return;
    this.#key = key;
    this.#n = 0;
    this.#head = undefined;
    this.#steps = [];
  }

  /** Takes the answer for `key`, and the patches that came before it; late answers for another key are dropped. */
  load(key: string, detail: ClusterDetail): void {
    if (key !== this.#key) return;
    this.#n = detail.n;
    this.#head = detail.head;
    this.#steps = detail.steps;
    for (const { n, patch } of this.#endReading()) this.#patch(n, patch);
  }

  /** Says why `key` could not be opened. */
  fail(key: string, message: string, isGone = false): void {
    if (key !== this.#key) return;
    this.#fault = message;
    this.#isGone = isGone;
    this.#endReading();
  }

  /** Takes in what a batch says of the opened cluster. */
  apply(batch: Batch): void {
    const patch = batch.detail;
    if (!patch || patch.key !== this.#key) return;
    if (this.#reading) this.#waiting.push({ n: batch.n, patch });
    if (this.#head) this.#patch(batch.n, patch);
  }

  #endReading(): readonly Waiting[] {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#reading = false;
    return waiting;
  }

  #patch(n: number, { head, steps }: DetailPatch): void {
    if (n <= this.#n) return;
    this.#n = n;
    this.#head = head;
    if (steps.length > 0) this.#steps = mergedSteps(this.#steps, steps);
  }
}
