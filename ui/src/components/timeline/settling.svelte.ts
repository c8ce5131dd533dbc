// Tells when nothing moved for a moment.

const REST = 120;

/** Whether something moves; what waits for rest is done once it came. */
export class Settling {
  #moving = $state(false);
  #waiting: ReturnType<typeof setTimeout> | undefined;

  /** Whether something moves. */
  get moving(): boolean {
    return this.#moving;
  }

  /** Something moves: `done` is called when it has rested. */
  move(done: () => void): void {
    this.#moving = true;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      this.#moving = false;
      done();
    }, REST);
  }

  /** Nobody waits any more. */
  stop(): void {
    clearTimeout(this.#waiting);
  }
}
