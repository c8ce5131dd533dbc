// Copying a text, and saying for a moment that it was copied.

const LIT = 1500;

/** Whether something was copied a moment ago; made while a component is. */
export class CopyState {
  #copied = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    $effect(() => () => {
      clearTimeout(this.#timer);
    });
  }

  /** Whether the tick is shown. */
  get copied(): boolean {
    return this.#copied;
  }

  /** Copies a text. */
  async copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Without a clipboard nothing was copied, and the tick that would say so does not come.
      return;
    }
    this.#copied = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#copied = false;
    }, LIT);
  }
}
