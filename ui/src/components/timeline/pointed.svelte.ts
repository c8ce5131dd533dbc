// What the card tells of: the bar under the pointer after a moment, or the focused one at once.
import type { Item } from "../../view/timeline/items";
import type { Box } from "../../view/timeline/place";

const PATIENCE = 120;

/** The item of the card and where it lies in the window. */
export interface Pointed<Of = Item> {
  readonly item: Of;
  readonly anchor: Box;
}

/** Decides when the card shows. */
export class Pointing<Of = Item> {
  #shown = $state.raw<Pointed<Of>>();
  #waiting: ReturnType<typeof setTimeout> | undefined;

  /** What the card tells of; undefined while it is hidden. */
  get shown(): Pointed<Of> | undefined {
    return this.#shown;
  }

  /** The pointer rests on an item: the card comes after a moment, or at once when one is shown already. */
  over(pointed: Pointed<Of>): void {
    clearTimeout(this.#waiting);
    if (this.#shown) this.#shown = pointed;
    else {
      this.#waiting = setTimeout(() => {
        this.#shown = pointed;
      }, PATIENCE);
    }
  }

  /** The focus is on an item: the card is there at once. */
  now(pointed: Pointed<Of>): void {
    clearTimeout(this.#waiting);
    this.#shown = pointed;
  }

  /** Nothing is pointed at. */
  away(): void {
    clearTimeout(this.#waiting);
    this.#shown = undefined;
  }
}
