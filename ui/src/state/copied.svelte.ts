// What was copied by a key or a command, told for a moment: there is no button there that could show it.

const LIT = 1500;

/** The last copy, or that there was none. */
export class Copied {
  #said = $state("");
  #failed = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** What was copied a moment ago, or was to be; empty: nothing. */
  get said(): string {
    return this.#said;
  }

  /** Whether the clipboard did not take it. */
  get failed(): boolean {
    return this.#failed;
  }

  /** Copies a text, and says whether that went well. */
  async copy(text: string): Promise<void> {
    const failed = await navigator.clipboard.writeText(text).then(
      () => false,
      () => true,
    );
    this.#failed = failed;
    this.#said = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#said = "";
    }, LIT);
  }
}
