// F6 goes round the parts of the window.
const PANES = [
  "aside a",
  "input[type=search]",
  "[role=grid] [role=row][tabindex='0']",
  "[data-lanes] [role=option][tabindex='0']",
  "[data-lanes] [role=toolbar] button[tabindex='0']",
  "[data-inspector] button",
  "[data-alert-id][tabindex='0']",
  "[role=listbox] [role=option][tabindex='0']",
  "[data-profile-detail] button",
  "form input",
  "[data-welcome] [data-action]",
  "[data-health-page] button",
  "[data-settings] :is(button, input)",
  "section [role=tab][tabindex='0']",
];

/** Moves the focus to the next pane of `app`, or to the one before. */
export function nextPane(app: HTMLElement, backwards: boolean): void {
  const stops = PANES.map((pane) => app.querySelector<HTMLElement>(pane)).filter((stop) => stop !== null);
  const parts = stops.map(
    (stop) =>
      stop.closest(
        "aside, form, [role=grid], [role=toolbar], [data-inspector], [role=list], [role=listbox], [data-profile-detail], [data-welcome], [data-health-page], [data-settings], label, section",
      ) ?? stop,
  );
  const here = parts.findIndex((part) => part.contains(document.activeElement));
  const step = backwards ? -1 : 1;
  stops[(here + step + stops.length) % stops.length]?.focus();
}
