// G and then a letter, or Ctrl and a comma, go to a section; G and a digit to a view.
import type { Section } from "../state/view.svelte";
import { focusWhenThere } from "./focus";
import { isLetter } from "./letters";

// A G that nothing follows within this many milliseconds was meant for nothing.
const PATIENCE = 1500;

const LETTERS: readonly (readonly [letter: string, section: Section])[] = [
  ["c", "clusters"],
  ["t", "timeline"],
  ["a", "alerts"],
  ["u", "accounts"],
  ["h", "health"],
];

const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

// Where the focus goes, once the section is there.
const STOPS: Record<Section, string> = {
  clusters: "[role=grid] [role=row][tabindex='0']",
  // The heads of folded groups are all there is when every group is folded.
  timeline:
    "[data-lanes] [role=option][tabindex='0'], [data-lanes]:not(:has([role=option])) button, [data-lane-table] [role=row][tabindex='0']",
  alerts: "[data-alert-id][tabindex='0']",
  accounts: "[role=listbox] [role=option][tabindex='0'], [data-welcome] [data-action], form input",
  health: "[data-health-page] button",
  settings: "[data-settings] :is(button, input)",
};

/** Reads keys until they name a section or a view. */
export class SectionKeys {
  #begun = Number.NEGATIVE_INFINITY;

  /** The section, or the place of the view from 1 to 9, that this key completes the way to. */
  press(event: KeyboardEvent): Section | number | undefined {
    if (event.key === "," && (event.ctrlKey || event.metaKey) && !event.altKey) return "settings";
    const isSecond = event.timeStamp - this.#begun < PATIENCE;
    this.#begun = isLetter(event, "g") ? event.timeStamp : Number.NEGATIVE_INFINITY;
    if (!isSecond) return undefined;
    const place = DIGITS.find((digit) => isLetter(event, String(digit)));
    return place ?? LETTERS.find(([letter]) => isLetter(event, letter))?.[1];
  }
}

/** Focuses what a section begins with. */
export function focusSection(app: HTMLElement, section: Section): void {
  focusWhenThere(app, STOPS[section]);
}
