// Rows keep their places while somebody points at them or just pressed a key; what they say goes on being updated.
const AFTER_KEY = 3000;

/** The order that is held, if any. */
export class HeldOrder {
  #keys = $state.raw<readonly string[] | undefined>();
  #pointed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The keys in the order held; undefined while none is. */
  get keys(): readonly string[] | undefined {
    return this.#keys;
  }

  /** Holds the order while the pointer is over the rows. */
  holdWhilePointed(keys: readonly string[]): void {
    this.#pointed = true;
    this.#keys ??= keys;
  }

  /** Holds the order for a moment after a key. */
  holdForKeys(keys: readonly string[]): void {
    this.#keys ??= keys;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (!this.#pointed) this.#keys = undefined;
    }, AFTER_KEY);
  }

  /** Lets the order go. */
  release(): void {
    this.#pointed = false;
    clearTimeout(this.#timer);
    this.#keys = undefined;
  }

  /** Takes the order of now and goes on holding it. */
  again(keys: readonly string[]): void {
    this.#keys = keys;
  }
}
