// How the window is looked at. It lives in Rust; this is the copy the window works with.
import type { LanesView, ViewState } from "../ipc/wire";

const REST = 150;

const BLANK: ViewState = {
  section: "",
  filter: "",
  statuses: [],
  sort: "",
  descending: false,
  selected: "",
  step: "",
  detailOpen: false,
  tab: "",
  splitter: 0,
  profile: "",
  scroll: 0,
  budgetOpen: false,
  lanes: { span: 0, grouping: "", folded: [], table: false, fitted: false },
};

const SECTIONS = ["clusters", "timeline", "alerts", "accounts", "health", "settings"] as const;

/** The sections of the window. */
export type Section = (typeof SECTIONS)[number];

/** The tabs of the detail. */
export type Tab = "steps" | "configuration";

/** Section, filter, sort, selection, tab and sizes; handed to `keep` once nothing changed for 150 ms. */
export class ViewStore {
  readonly #keep: (view: ViewState) => void;
  #view = $state.raw<ViewState>(BLANK);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(keep: (view: ViewState) => void) {
    this.#keep = keep;
  }

  /** The section that is shown. */
  get section(): Section {
    return SECTIONS.find((section) => section === this.#view.section) ?? "clusters";
  }

  /** The text in the filter box. */
  get filter(): string {
    return this.#view.filter;
  }

  /** Status keys the summary strip narrows to; none: all. */
  get statuses(): readonly string[] {
    return this.#view.statuses;
  }

  /** The sorted column's key; empty: needs attention first. */
  get sort(): string {
    return this.#view.sort;
  }

  /** Whether that sort is reversed. */
  get descending(): boolean {
    return this.#view.descending;
  }

  /** The selected cluster's key; empty: none. */
  get selected(): string {
    return this.#view.selected;
  }

  /** The selected step's id; empty: none. */
  get step(): string {
    return this.#view.step;
  }

  /** Whether the detail is shown. */
  get detailOpen(): boolean {
    return this.#view.detailOpen;
  }

  /** The detail's tab. */
  get tab(): Tab {
    return this.#view.tab === "configuration" ? "configuration" : "steps";
  }

  /** The detail's height in CSS pixels; 0: the default. */
  get splitter(): number {
    return this.#view.splitter;
  }

  /** The profile selected in Accounts; empty: none. */
  get profile(): string {
    return this.#view.profile;
  }

  /** The grid's scroll offset in CSS pixels. */
  get scroll(): number {
    return this.#view.scroll;
  }

  /** Whether the calls behind the budget meter are shown. */
  get budgetOpen(): boolean {
    return this.#view.budgetOpen;
  }

  /** How the fleet's timeline is looked at. */
  get lanes(): LanesView {
    return this.#view.lanes;
  }

  /** Whether what is looked at needs what Rust tells of health. */
  get showsHealth(): boolean {
    return this.section === "health" || this.budgetOpen;
  }

  /** Takes over what Rust kept, without handing it back. */
  load(view: ViewState): void {
    this.#view = view;
  }

  /** Changes some of it. */
  change(part: Partial<ViewState>): void {
    const next = { ...this.#view, ...part };
    if (same(this.#view, next)) return;
    const isOtherFilter = next.filter !== this.#view.filter;
    this.#view = next;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.flush();
    }, REST);
    // Rust finds the rows: each key typed waits for it.
    if (isOtherFilter) this.flush();
  }

  /** Changes how the fleet's timeline is looked at. */
  changeLanes(part: Partial<LanesView>): void {
    this.change({ lanes: { ...this.lanes, ...part } });
  }

  /** Hands over at once what still waits: the window may be about to go. */
  flush(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#keep(this.#view);
  }
}

function same(a: ViewState, b: ViewState): boolean {
  return (Object.keys(a) as (keyof ViewState)[]).every((key) => a[key] === b[key]);
}
