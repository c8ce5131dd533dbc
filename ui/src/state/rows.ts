// The rows of the fleet, and what a batch makes of them.
import type { Batch, ClusterRow, RowAge } from "../ipc/wire";

/** Every cluster by its key. */
export type Rows = ReadonlyMap<string, ClusterRow>;

/** The rows by their keys. */
export function rowsByKey(rows: readonly ClusterRow[]): Rows {
  return new Map(rows.map((row) => [row.key, row]));
}

/** The rows after a batch: what left is gone, what changed is replaced, what was only read again is younger. */
export function patchedRows(rows: Rows, batch: Batch): Rows {
  const next = new Map(rows);
  for (const key of batch.gone) next.delete(key);
  for (const row of batch.rows) next.set(row.key, row);
  for (const age of batch.ages) {
    const row = next.get(age.key);
    if (row) next.set(age.key, aged(row, age));
  }
  return next;
}

function aged(row: ClusterRow, { stateAt, stepsAt, staleAfter }: RowAge): ClusterRow {
  return { ...row, stateAt, stepsAt, staleAfter };
}
