// The summary strip: how many clusters of what is looked at are in which state; each cell narrows to its own.
import type { ClusterRow, Status } from "../ipc/wire";
import type { StateIcon, Tone } from "./states";

/** A cell of the strip. */
export interface StripCell {
  readonly key: string;
  readonly label: string;
  readonly icon: StateIcon;
  readonly tone: Tone;
  /** What the cell narrows to. */
  readonly statuses: readonly Status[];
  /** A small word after the number. */
  readonly after: string;
}

/** The cells, in order. */
export const CELLS: readonly StripCell[] = [
  { key: "running", label: "Running", icon: "running", tone: "run", statuses: ["running"], after: "" },
  {
    key: "starting",
    label: "Starting",
    icon: "bootstrapping",
    tone: "prep",
    statuses: ["bootstrapping", "capacity"],
    after: "",
  },
  { key: "failed", label: "Failed", icon: "failed", tone: "fail", statuses: ["failed"], after: "open" },
  { key: "idle", label: "Idle", icon: "idle", tone: "idle", statuses: ["idle"], after: "" },
  { key: "unknown", label: "Not known", icon: "unknown", tone: "off", statuses: ["unknown"], after: "" },
  { key: "done", label: "Ended", icon: "done", tone: "done", statuses: ["done"], after: "" },
];

/** How many of the rows are in each cell, by the cell's key. */
export function countCells(rows: Iterable<ClusterRow>): ReadonlyMap<string, number> {
  const counts = new Map(CELLS.map(({ key }) => [key, 0]));
  for (const { status } of rows) {
    const cell = CELLS.find(({ statuses }) => statuses.includes(status));
    if (cell) counts.set(cell.key, (counts.get(cell.key) ?? 0) + 1);
  }
  return counts;
}

/** Whether a cell is pressed, given the statuses narrowed to. */
export function isPressed(cell: StripCell, narrowed: readonly string[]): boolean {
  return cell.statuses.every((status) => narrowed.includes(status));
}

/** The statuses narrowed to after the cell was pressed. */
export function toggleCell(cell: StripCell, narrowed: readonly string[]): string[] {
  const others = narrowed.filter((status) => !cell.statuses.some((own) => own === status));
  return isPressed(cell, narrowed) ? others : [...others, ...cell.statuses];
}

/** The small word after a cell's number. */
export function afterCount({ after }: StripCell, count: number): string {
  return count > 0 ? after : "";
}

/** A cell's accessible name: what is seen of it, in that order (WCAG 2.5.3). */
export function cellName(cell: StripCell, count: number): string {
  return [String(count), afterCount(cell, count), cell.label.toLowerCase()].filter(Boolean).join(" ");
}
