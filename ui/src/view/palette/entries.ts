// What the palette lists for what was typed.
import { rank } from "./rank";

/** What an entry is; what begins with the sign is searched alone. */
export type EntryKind = "cluster" | "step" | "command" | "watch" | "filter";

/** Something that can be chosen. */
export interface Entry {
  /** Unlike any other's. */
  readonly key: string;
  readonly kind: EntryKind;
  readonly title: string;
  /** A second, quieter text. */
  readonly about: string;
  /** What else it is found by. */
  readonly also?: readonly string[];
  /** The keys that do the same, as people read them. */
  readonly keys?: string;
  /** Why it cannot be chosen now; empty or absent: it can. */
  readonly off?: string;
}

/** At most so many are listed. */
export const MOST = 60;

const SIGNS: Readonly<Record<string, EntryKind>> = { ">": "command", "@": "watch" };
const FILTER = "/";
const ORDER: readonly EntryKind[] = ["cluster", "step", "command", "watch", "filter"];

/** The best entries first, equal ones by how often they were `used`, then by kind and as they came. */
export function found<T extends Entry>(
  typed: string,
  entries: readonly T[],
  used: ReadonlyMap<string, number>,
): readonly T[] {
  const [kind, words] = meant(typed);
  const ranked = entries
    .filter((entry) => kind === undefined || entry.kind === kind)
    .map((entry) => ({ entry, rank: rank(words, [entry.title, entry.about, ...(entry.also ?? [])]) }))
    .filter((one): one is { entry: T; rank: number } => one.rank !== undefined);
  const uses = ({ entry }: { entry: Entry }) => used.get(entry.key) ?? 0;
  const place = ({ entry }: { entry: Entry }) => ORDER.indexOf(entry.kind);
  ranked.sort((a, b) => a.rank - b.rank || uses(b) - uses(a) || place(a) - place(b));
  return ranked.slice(0, MOST).map(({ entry }) => entry);
}

/** The filter that was typed after a slash; undefined: none was. */
export function typedFilter(typed: string): string | undefined {
  return typed.startsWith(FILTER) ? typed.slice(FILTER.length).trim() : undefined;
}

function meant(typed: string): readonly [kind: EntryKind | undefined, words: string] {
  const kind = SIGNS[typed.charAt(0)];
  return kind === undefined ? [undefined, typed] : [kind, typed.slice(1)];
}
