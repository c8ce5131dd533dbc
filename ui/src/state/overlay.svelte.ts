// What lies over the window: the palette, the list of keys, or the question for a view's name. Not kept: a window that comes back begins without.

import { SvelteMap } from "svelte/reactivity";

type Over = "palette" | "keys" | "saving" | undefined;

/** At most one of them is open. */
export class Overlay {
  #open = $state<Over>();
  readonly #used = new SvelteMap<string, number>();

  /** Whether the palette is open. */
  get palette(): boolean {
    return this.#open === "palette";
  }

  /** Whether the list of keys is open. */
  get keys(): boolean {
    return this.#open === "keys";
  }

  /** Whether a name is asked for what is shown. */
  get saving(): boolean {
    return this.#open === "saving";
  }

  /** How often each entry of the palette was chosen in this window. */
  get used(): ReadonlyMap<string, number> {
    return this.#used;
  }

  /** Opens the palette, or closes it. */
  showPalette(shown: boolean): void {
    this.#open = shown ? "palette" : undefined;
  }

  /** Opens the list of keys, or closes it. */
  showKeys(shown: boolean): void {
    this.#open = shown ? "keys" : undefined;
  }

  /** Asks for a name for what is shown, or no longer. */
  showSaving(shown: boolean): void {
    this.#open = shown ? "saving" : undefined;
  }

  /** An entry of the palette was chosen. */
  chose(entry: string): void {
    this.#used.set(entry, (this.#used.get(entry) ?? 0) + 1);
  }
}
