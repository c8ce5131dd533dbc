// The buttons over the bars by the steps they hold, and the way from one to the next.
import type { StepRow } from "../../ipc/wire";
import { itemForKey } from "../../view/timeline/buttons";
import type { Item } from "../../view/timeline/items";

/** Finds items by step and by key. */
export class Roving {
  readonly #items: readonly Item[];
  readonly #ids: readonly string[];
  readonly #placeOf = new Map<string, number>();

  constructor(items: readonly Item[], steps: readonly StepRow[]) {
    this.#items = items;
    this.#ids = items.map((item) => steps[item.steps[0] ?? -1]?.id ?? "");
    items.forEach((item, place) => {
      for (const index of item.steps) this.#placeOf.set(steps[index]?.id ?? "", place);
    });
  }

  /** The item that holds a step. */
  item(step: string | undefined): Item | undefined {
    return this.#items[this.#placeOf.get(step ?? "") ?? -1];
  }

  /** The tab stop: the first of these steps that has a button, else the oldest. Told by the id its button carries. */
  stop(wanted: readonly string[]): string {
    const place = wanted.map((step) => this.#placeOf.get(step)).find((found) => found !== undefined);
    return this.#ids[place ?? 0] ?? "";
  }

  /** Where a key leads from a step's item, as the id its button carries; undefined when the key leads nowhere. */
  next(step: string, key: string): string | undefined {
    const to = itemForKey(this.#items, this.#placeOf.get(step) ?? 0, key);
    return to === undefined ? undefined : this.#ids[to];
  }
}
