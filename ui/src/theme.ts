// Light or dark: as the settings say, else as the system has it.
import type { Appearance } from "./ipc/wire";

/** Keeps the root's `data-theme`; until the settings are known, as the system has it. */
export class Theme {
  readonly #root: HTMLElement;
  readonly #dark: MediaQueryList;
  #appearance: Appearance = "system";

  constructor(root: HTMLElement, dark: MediaQueryList) {
    this.#root = root;
    this.#dark = dark;
    dark.addEventListener("change", () => {
      this.#show();
    });
    this.#show();
  }

  /** Wears what the settings say, from the next frame on. */
  wear(appearance: Appearance): void {
    this.#appearance = appearance;
    this.#show();
  }

  #show(): void {
    const system = this.#dark.matches ? "dark" : "light";
    this.#root.dataset["theme"] = this.#appearance === "system" ? system : this.#appearance;
  }
}
