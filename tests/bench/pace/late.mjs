// How late a watcher saw what the scenario did.

/** What changes there were: `due` is all that the scenario did since its clusters began, oldest first. */
export function changes(due) {
  const ended = new Map();
  return due.flatMap(({ at_ms: at, cluster, step, state }) => {
    if (!step) return [{ at, cluster, state }];
    if (state !== "COMPLETED") return [];
    const count = (ended.get(cluster) ?? 0) + 1;
    ended.set(cluster, count);
    return [{ at, cluster, count }];
  });
}

/**
 * How late each change that `which` holds for was seen, in milliseconds: { late, open }. One that was not seen by `end` counts as
 * late as that, and `open` counts those.
 */
export function lateness(seen, all, which, end) {
  const found = all.filter(which).map((change) => {
    const { cluster, state, count, at } = change;
    const known = state ? seen.state(cluster, state) : seen.ended(cluster, count);
    return { late: Math.max(0, (known ?? end) - at), open: known === undefined };
  });
  return { late: found.map(({ late }) => late), open: found.filter(({ open }) => open).length };
}

/** Several watchers' together. */
export function together(some) {
  return {
    late: some.flatMap(({ late }) => late),
    open: some.reduce((sum, { open }) => sum + open, 0),
  };
}

/** The value that this share (0 to 1) of them does not exceed. */
export function percentile(values, share) {
  if (values.length === 0) throw new Error("Nothing was measured");
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}
