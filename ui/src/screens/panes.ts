// F6 goes round the parts of the window.
const PANES = [
  "aside a",
  "input[type=search]",
  "[role=grid] [role=row][tabindex='0']",
  "[data-alert-id][tabindex='0']",
  "section [role=tab][tabindex='0']",
];

/** Moves the focus to the next pane of `app`, or to the one before. */
export function nextPane(app: HTMLElement, backwards: boolean): void {
  const stops = PANES.map((pane) => app.querySelector<HTMLElement>(pane)).filter((stop) => stop !== null);
  const parts = stops.map((stop) => stop.closest("aside, label, [role=grid], [role=list], section") ?? stop);
  const here = parts.findIndex((part) => part.contains(document.activeElement));
  const step = backwards ? -1 : 1;
  stops[(here + step + stops.length) % stops.length]?.focus();
}
