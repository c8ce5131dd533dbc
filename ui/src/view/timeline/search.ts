// Binary search over a stretch of a sorted array.

/** The first index in `[from, to)` whose value is greater than `value`; `to` when there is none. */
export function firstAbove(values: Float64Array, value: number, from: number, to: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? Infinity) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
