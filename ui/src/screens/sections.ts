// G, then a letter, goes to a section.
import type { Section } from "../state/view.svelte";
import { isLetter } from "./letters";

// A G that nothing follows within this many milliseconds was meant for nothing.
const PATIENCE = 1500;

const LETTERS: readonly (readonly [letter: string, section: Section])[] = [
  ["c", "clusters"],
  ["a", "alerts"],
];

// Where the focus goes, once the section is there.
const STOPS: Record<Section, string> = {
  clusters: "[role=grid] [role=row][tabindex='0']",
  alerts: "[data-alert-id][tabindex='0']",
};

/** Reads keys until they name a section. */
export class SectionKeys {
  #begun = Number.NEGATIVE_INFINITY;

  /** The section that this key completes the way to. */
  press(event: KeyboardEvent): Section | undefined {
    const isSecond = event.timeStamp - this.#begun < PATIENCE;
    this.#begun = isLetter(event, "g") ? event.timeStamp : Number.NEGATIVE_INFINITY;
    return isSecond ? LETTERS.find(([letter]) => isLetter(event, letter))?.[1] : undefined;
  }
}

// A virtual list is measured before it shows its lines: a few frames, more on a busy computer.
const FRAMES = 60;

/** Focuses what a section begins with, as soon as that is there. */
export function focusSection(app: HTMLElement, section: Section, frames = FRAMES): void {
  requestAnimationFrame(() => {
    const stop = app.querySelector<HTMLElement>(STOPS[section]);
    if (stop) stop.focus();
    else if (frames > 0) focusSection(app, section, frames - 1);
  });
}
