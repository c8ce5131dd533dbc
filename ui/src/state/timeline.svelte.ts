// The fleet's timeline as the app last told it: read for the stretch that is looked at, and again when batches say that
// something changed, at most every three seconds. Nothing is asked while nobody looks.
import type { Host } from "../ipc/host";
import type { Batch, FleetTimeline } from "../ipc/wire";
import { messageOf } from "./faults";

const EVERY = 3000;
const HOUR = 3_600_000;
/** So much of the past is always read, for the small picture of it. */
const PAST = 24 * HOUR;
/** What is read beside what is looked at, as a part of it. */
const ASIDE = 0.5;

/** From when to when, in epoch milliseconds. */
interface Stretch {
  readonly t0: number;
  readonly t1: number;
}

/** What is selected: a cluster's key and a step's id; empty: none. */
export interface Selected {
  readonly lane: string;
  readonly step: string;
}

/** The timeline's data and what is selected in it. */
export class TimelineState {
  readonly #host: Host;
  #told = $state.raw<FleetTimeline | undefined>();
  #fault = $state("");
  #selected = $state.raw<Selected>({ lane: "", step: "" });
  #wanted: Stretch | undefined;
  #asking = false;
  #again = false;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #askedAt = -Infinity;

  constructor(host: Host) {
    this.#host = host;
  }

  /** What was told; undefined before the first answer. */
  get told(): FleetTimeline | undefined {
    return this.#told;
  }

  /** Why it could not be read, for people; empty when it could. */
  get fault(): string {
    return this.#fault;
  }

  /** What is selected. */
  get selected(): Selected {
    return this.#selected;
  }

  /** Selects a cluster, or a step of it. */
  select(selected: Selected): void {
    this.#selected = selected;
  }

  /** Looks at a stretch as of `now`; it is read when it was not yet. */
  look(stretch: Stretch, now: number): void {
    const aside = (stretch.t1 - stretch.t0) * ASIDE;
    const told = this.#told;
    this.#wanted = { t0: Math.min(stretch.t0 - aside, now - PAST), t1: Math.max(stretch.t1 + aside, now) };
    if (told && told.from <= stretch.t0 && stretch.t1 <= told.to && now < told.to) return;
    this.#ask();
  }

  /** Reads what is looked at once more. */
  again(): void {
    this.#ask();
  }

  /** Hears a batch; ages alone move nothing on the timeline. */
  heard({ rows, gone }: Batch): void {
    if (rows.length + gone.length === 0 || !this.#wanted || this.#waiting !== undefined) return;
    const left = EVERY - (performance.now() - this.#askedAt);
    this.#waiting = setTimeout(
      () => {
        this.#waiting = undefined;
        this.#ask();
      },
      Math.max(0, left),
    );
  }

  /** Nobody looks any more. */
  leave(): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    this.#wanted = undefined;
  }

  #ask(): void {
    if (this.#asking) this.#again = true;
    else void this.#read();
  }

  async #read(): Promise<void> {
    const wanted = this.#wanted;
    if (!wanted) return;
    this.#asking = true;
    this.#again = false;
    this.#askedAt = performance.now();
    try {
      this.#told = await this.#host.timeline(wanted.t0, wanted.t1);
      this.#fault = "";
    } catch (fault) {
      this.#fault = messageOf(fault);
    }
    this.#asking = false;
    // What was asked for meanwhile lies outside of what came.
    this.#goOn();
  }

  #goOn(): void {
    if (this.#again) void this.#read();
  }
}
