// The filter by words: every word must be somewhere in a cluster's name, id, step, Region or profiles, by
// their names or as the user calls them, in any case.
import type { ClusterRow, WatchRow } from "../ipc/wire";

/** The words of a filter text, folded for comparing. */
export function wordsOf(filter: string): readonly string[] {
  return filter
    .split(/\s+/u)
    .filter((word) => word !== "")
    .map(folded);
}

/** What a cluster can be found by, folded once per row object, since each key pressed searches all of them. */
export class RowTexts {
  readonly #texts = new WeakMap<ClusterRow, string>();
  readonly #labels: ReadonlyMap<string, string>;

  /** `labels`: what the user calls profiles, as `labelsOf` tells it. */
  constructor(labels = "[]") {
    this.#labels = new Map(JSON.parse(labels) as [string, string][]);
  }

  /** Whether every one of `words` is found in the row. */
  has(row: ClusterRow, words: readonly string[]): boolean {
    const text = this.#textOf(row);
    return words.every((word) => text.includes(word));
  }

  #textOf(row: ClusterRow): string {
    const known = this.#texts.get(row);
    if (known !== undefined) return known;
    // A line break keeps a word from being found across two fields.
    const labels = row.profiles.map((profile) => this.#labels.get(profile) ?? "");
    const fields = [row.name, row.id, row.current?.name ?? "", row.region, ...row.profiles, ...labels];
    const text = folded(fields.join("\n"));
    this.#texts.set(row, text);
    return text;
  }
}

/** What the user calls profiles, as one text: the same text as long as nothing of it changes. */
export function labelsOf(watches: readonly WatchRow[]): string {
  const labels = new Map(watches.map(({ profile, label }) => [profile, label]));
  return JSON.stringify([...labels].filter(([, label]) => label !== ""));
}

/** The filter text with a watch's words added, without those of the other watches; without its own when they are all there. */
export function toggleWatch(filter: string, watch: Place, others: readonly Place[]): string {
  const own = placeWords(watch);
  const typed = filter.split(/\s+/u).filter((word) => word !== "");
  const foreign = new Set([watch, ...others].flatMap(placeWords).map(folded));
  const kept = typed.filter((word) => !foreign.has(folded(word)));
  return [...kept, ...(isFilteredTo(filter, watch) ? [] : own)].join(" ");
}

/** Whether the filter text holds all words of a watch. */
export function isFilteredTo(filter: string, watch: Place): boolean {
  const words = new Set(wordsOf(filter));
  return watch.region !== "" && placeWords(watch).every((word) => words.has(folded(word)));
}

/** A profile in a Region. */
export interface Place {
  readonly profile: string;
  readonly region: string;
}

function placeWords({ profile, region }: Place): readonly string[] {
  return `${profile} ${region}`.split(/\s+/u).filter((word) => word !== "");
}

function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
