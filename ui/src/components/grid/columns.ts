// The columns of the grid, in order.
import type { Column } from "../../view/order";

/** A column's head. */
export interface ColumnHead {
  readonly key: Column;
  readonly label: string;
  readonly number: boolean;
  /** Hidden in a narrow window, where the cluster's cell shows it. */
  readonly wide: boolean;
  /** Shown only in a window with much room. */
  readonly roomy?: boolean;
}

/** Every column. */
export const COLUMNS: readonly ColumnHead[] = [
  { key: "status", label: "Status", number: false, wide: false },
  { key: "cluster", label: "Cluster", number: false, wide: false },
  { key: "place", label: "Profile, Region", number: false, wide: true },
  { key: "owner", label: "Owner", number: false, wide: false, roomy: true },
  { key: "steps", label: "Steps", number: false, wide: false },
  { key: "elapsed", label: "Elapsed", number: true, wide: false },
  { key: "checked", label: "Checked", number: true, wide: false },
];
