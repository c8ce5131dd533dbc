// What changed on a timeline, in one sentence for those who do not see it.

/** A step or a cluster, as it stands now. */
export interface Standing {
  readonly id: string;
  readonly name: string;
  /** Its state in a word. */
  readonly word: string;
  /** Said before others. */
  readonly bad: boolean;
}

/** What differs from `before`, where words stand by id; empty when nothing does. What is new on the list is no news. */
export function newsOf(before: ReadonlyMap<string, string>, now: readonly Standing[]): string {
  const changed = now.filter(({ id, word }) => (before.get(id) ?? word) !== word);
  const first = changed.find(({ bad }) => bad) ?? changed[0];
  if (!first) return "";
  const more = changed.length - 1;
  return `${first.name}: ${first.word}${more > 0 ? `, and ${more} more changed` : ""}`;
}

/** The words by id. */
export function wordsById(now: readonly Standing[]): ReadonlyMap<string, string> {
  return new Map(now.map(({ id, word }) => [id, word]));
}
