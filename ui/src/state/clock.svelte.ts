// The engine's clock as the window knows it: in the demo it runs faster than the wall's.
import type { ClockView } from "../ipc/wire";

const SECOND = 1000;

/** Where monotonic time and the one tick a second come from; tests give their own. */
export interface Ticker {
  /** Monotonic milliseconds. */
  now(): number;
  /** Calls `tick` once a real second until the returned function is called. */
  every(milliseconds: number, tick: () => void): () => void;
}

const browserTicker: Ticker = {
  now: () => performance.now(),
  every: (milliseconds, tick) => {
    const id = setInterval(tick, milliseconds);
    return () => {
      clearInterval(id);
    };
  },
};

/** The shared clock: `now` moves once a real second and on every batch, `nowExact()` is the moment of the call. */
export class EngineClock {
  readonly #ticker: Ticker;
  #view: ClockView = { now: 0, speed: 1 };
  #readAt = 0;
  #now = $state(0);
  #second = $state(0);
  #stop: (() => void) | undefined;

  constructor(ticker: Ticker = browserTicker) {
    this.#ticker = ticker;
  }

  /** Engine milliseconds as of the last tick: what texts that count are made from. */
  get now(): number {
    return this.#now;
  }

  /** Rises by one a real second while the window is visible. */
  get second(): number {
    return this.#second;
  }

  /** Engine milliseconds in a real one. */
  get speed(): number {
    return this.#view.speed;
  }

  /** Engine milliseconds at this very moment; not reactive. */
  nowExact(): number {
    return this.#view.now + (this.#ticker.now() - this.#readAt) * this.#view.speed;
  }

  /** Takes over the engine's time as a snapshot or batch tells it. */
  set(view: ClockView): void {
    this.#view = view;
    this.#readAt = this.#ticker.now();
    this.#now = view.now;
  }

  /** Starts ticking; nothing ticks while the window is hidden. */
  start(): void {
    this.#stop ??= this.#ticker.every(SECOND, () => {
      this.#tick();
    });
    this.#tick();
  }

  /** Stops ticking. */
  stop(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  #tick(): void {
    this.#second += 1;
    this.#now = this.nowExact();
  }
}
