// The keys of the window, told by where they work. What they do lives with the parts that hear them.

/** Keys that work in one place. */
export interface KeyGroup {
  readonly place: string;
  /** Alternatives are parted by "or", keys pressed together or after each other by spaces. */
  readonly keys: readonly (readonly [keys: string, does: string])[];
}

export const KEY_MAP: readonly KeyGroup[] = [
  {
    place: "Anywhere",
    keys: [
      ["Ctrl K", "Command palette"],
      ["/", "Filter the clusters"],
      ["G C", "Clusters"],
      ["G T", "Timeline"],
      ["G A", "Alerts"],
      ["G U", "Accounts"],
      ["G H", "Health"],
      ["G 1 … 9", "View, by its place in the list"],
      ["Ctrl ,", "Settings"],
      ["F6 or Shift F6", "Next or previous part of the window"],
      ["?", "These keys"],
      ["Esc", "Close what is on top, then clear the filter"],
    ],
  },
  {
    place: "Clusters",
    keys: [
      ["↑ ↓ or K J", "Previous, next cluster"],
      ["Home End PgUp PgDn", "First, last, a page up or down"],
      ["Enter", "Into the detail"],
      ["Space", "Show or hide the detail"],
      ["R", "Read the selected cluster again"],
      ["B", "Watch the selected cluster, or stop"],
      ["Y", "Copy the ID of the selected cluster"],
    ],
  },
  {
    place: "Tabs of the detail",
    keys: [
      ["← → Home End", "Previous, next, first, last tab"],
      ["Ctrl 1 or Ctrl 2", "Steps, Configuration"],
    ],
  },
  {
    place: "Timelines",
    keys: [
      ["← →", "Previous, next step"],
      ["↑ ↓", "Previous, next cluster of the fleet"],
      ["Enter", "Select the step; in the fleet's, open it"],
      ["W S or + −", "Zoom in, out"],
      ["A D", "Earlier, later"],
      ["0", "The whole run, or every cluster"],
      ["F", "The selected step of the fleet, whole"],
      ["N", "Follow now"],
      ["Ctrl Wheel", "Zoom where the pointer is"],
      ["Shift Wheel", "Earlier, later; dragging does the same"],
    ],
  },
];
