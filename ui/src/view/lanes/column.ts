// Reading columns: an entry that is not there is no number and no text.

/** A number of a column. */
export function at(values: ArrayLike<number>, i: number): number {
  return values[i] ?? NaN;
}

/** A text of a column. */
export function textAt(values: ArrayLike<string>, i: number): string {
  return values[i] ?? "";
}
