// The filter's text as the window edits and marks it. What a filter means is decided in Rust.
import type { FilterFaultView } from "../ipc/wire";

/** A profile in a Region. */
export interface Place {
  readonly profile: string;
  readonly region: string;
}

/** The filter text with a watch's term added, without those of the other watches; without its own when it is there. */
export function toggleWatch(filter: string, watch: Place, others: readonly Place[]): string {
  const isThere = isFilteredTo(filter, watch);
  const foreign = new Set([watch, ...others].map(watchTerm));
  const kept = tokensOf(filter).filter((token) => !foreign.has(token));
  return [...kept, ...(isThere ? [] : [watchTerm(watch)])].join(" ");
}

/** Whether the filter text holds the term of a watch. */
export function isFilteredTo(filter: string, watch: Place): boolean {
  return watch.region !== "" && tokensOf(filter).includes(watchTerm(watch));
}

/** A piece of the text, and why it cannot be read; empty: it can. */
export interface MarkedPiece {
  readonly text: string;
  readonly why: string;
}

/** The text in pieces, so that those that cannot be read can be underlined. */
export function markedPieces(text: string, faults: readonly FilterFaultView[]): readonly MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  let at = 0;
  for (const { from, to, message } of faults) {
    pieces.push({ text: text.slice(at, from), why: "" }, { text: text.slice(from, to), why: message });
    at = to;
  }
  return [...pieces, { text: text.slice(at), why: "" }].filter((piece) => piece.text !== "");
}

/** The faults that are told while the caret stands at `caret`: what is being typed there may still become right. */
export function toldFaults(
  text: string,
  faults: readonly FilterFaultView[],
  caret: number | undefined,
): readonly FilterFaultView[] {
  if (caret === undefined) return faults;
  const end = text.slice(caret).search(/\s/u);
  const term = text.slice(0, caret).search(/\S*$/u);
  const until = end < 0 ? text.length : caret + end;
  return faults.filter(({ from, to }) => to < term || from > until || term === until);
}

// A name with a blank or a sign in it is read as one value only in quotes.
function watchTerm({ profile, region }: Place): string {
  const value = `${profile}/${region}`;
  const isPlain = /^[^-\s"\\:,<>][^\s"\\:,<>]*$/u.test(value);
  return `watch:${isPlain ? value : `"${value.replaceAll(/["\\]/gu, "\\$&")}"`}`;
}

// Pieces between blanks; a piece in quotes is one.
function tokensOf(filter: string): readonly string[] {
  return filter.match(/(?:"(?:\\.|[^"\\])*"?|[^\s"])+/gu) ?? [];
}
