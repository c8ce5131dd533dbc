// What the text in the filter box may go on with, asked as it is typed; an answer to an older text is dropped.
import type { FilterOffer, FilterReading } from "../ipc/wire";

/** Reads a text with its caret; undefined: it could not be asked. */
export type ReadFilter = (text: string, caret: number) => Promise<FilterReading | undefined>;

/** The offers, and which of them is chosen. */
export class FilterOffers {
  readonly #read: () => ReadFilter | undefined;
  #offers = $state.raw<readonly FilterOffer[]>([]);
  #active = $state(-1);
  #asked = 0;

  constructor(read: () => ReadFilter | undefined) {
    this.#read = read;
  }

  /** The offers that are shown; none: the list is closed. */
  get shown(): readonly FilterOffer[] {
    return this.#offers;
  }

  /** The place of the chosen one; -1: none is. */
  get active(): number {
    return this.#active;
  }

  /** The chosen one. */
  get chosen(): FilterOffer | undefined {
    return this.#offers[this.#active];
  }

  /** Asks for the offers at the caret; between terms only when they are `wanted`. */
  async ask(text: string, caret: number, wanted: boolean): Promise<void> {
    this.#asked += 1;
    const mine = this.#asked;
    const isBetween = caret === 0 || /\s/u.test(text.charAt(caret - 1));
    if (isBetween && !wanted) {
      this.close();
      return;
    }
    const reading = await this.#read()?.(text, caret);
    if (mine !== this.#asked) return;
    // What is there already need not be offered.
    const offers = reading?.offers.filter((offer) => offer.text !== text.slice(offer.from, offer.to)) ?? [];
    this.#offers = offers;
    this.#active = wanted && offers.length > 0 ? 0 : -1;
  }

  /** Chooses the next one or the one before, past the ends none; while the list is closed it opens. */
  step(by: 1 | -1, text: string, caret: number): void {
    if (this.#offers.length === 0) {
      void this.ask(text, caret, true);
      return;
    }
    const places = this.#offers.length + 1;
    this.#active = ((this.#active + 1 + by + places) % places) - 1;
  }

  /** Shows none, and drops what is still asked. */
  close(): void {
    this.#asked += 1;
    this.#offers = [];
    this.#active = -1;
  }
}

/** The text with an offer taken, and where the caret stands then; what is whole is followed by a blank. */
export function takenOffer(text: string, offer: FilterOffer): readonly [text: string, caret: number] {
  const behind = text.slice(offer.to);
  const blank = offer.goesOn || behind.startsWith(" ") ? "" : " ";
  const before = text.slice(0, offer.from) + offer.text + blank;
  return [before + behind, before.length];
}
