// Every command of the window: the palette lists them, the list of keys is made of those that have one.
import type { ClusterRow } from "../ipc/wire";
import type { Monitor } from "../state/monitor.svelte";
import type { Section } from "../state/view.svelte";
import { consoleLink, describeCommand } from "../view/copies";
import { inert } from "../view/inert";
import type { Entry } from "../view/palette/entries";
import { watchToggle } from "../view/watching";
import { showView } from "./showView";
import { watchSelected } from "./watchSelected";

/** An entry that does something when it is chosen. */
export interface Command extends Entry {
  /** `data-action`: what it does, as a verb. */
  readonly action: string;
  readonly run: () => void;
}

const SECTIONS: readonly (readonly [section: Section, title: string, keys: string])[] = [
  ["clusters", "Go to Clusters", "G C"],
  ["timeline", "Go to Timeline", "G T"],
  ["alerts", "Go to Alerts", "G A"],
  ["accounts", "Go to Accounts", "G U"],
  ["health", "Go to Health", "G H"],
  ["settings", "Go to Settings", "Ctrl ,"],
];

/** All commands as they stand now; `go` leads to a section and takes the focus along. */
export function commandsOf(monitor: Monitor, go: (section: Section) => void): readonly Command[] {
  return [
    ...ofCluster(monitor),
    ...ofPlaces(go),
    ...ofViews(monitor),
    ...ofWindow(monitor),
    ...ofAppearance(monitor),
  ];
}

function command(action: string, title: string, run: () => void, part: Partial<Entry> = {}): Command {
  return { key: action, kind: "command", action, title, about: "", run, ...part };
}

function ofPlaces(go: (section: Section) => void): readonly Command[] {
  return SECTIONS.map(([section, title, keys]) =>
    command(
      `go-${section}`,
      title,
      () => {
        go(section);
      },
      { keys },
    ),
  );
}

function ofViews(monitor: Monitor): readonly Command[] {
  const shown = monitor.fleet.views.map((row, place) =>
    command(
      `view-${row.key}`,
      `Show the view ${inert(row.view.name)}`,
      () => {
        showView(monitor, row);
      },
      { about: inert(row.view.filter), off: row.off, keys: place < 9 ? `G ${place + 1}` : "" },
    ),
  );
  const save = command("save-view", "Save what is shown as a view", () => {
    monitor.overlay.showSaving(true);
  });
  return [...shown, save];
}

function ofCluster(monitor: Monitor): readonly Command[] {
  const row = monitor.fleet.rows.get(monitor.view.selected);
  const part = row ? { about: inert(row.name || row.id), off: "" } : { off: NONE };
  return [
    command(
      "refresh",
      "Read the selected cluster again",
      () => void monitor.acts.refresh(monitor.view.selected),
      {
        ...part,
        keys: "R",
      },
    ),
    command(
      "toggle-detail",
      monitor.view.detailOpen ? "Hide the detail" : "Show the detail",
      () => {
        monitor.showDetail(!monitor.view.detailOpen);
      },
      { ...part, keys: "Space" },
    ),
    watching(monitor, row),
    ...COPIES.map(([action, title, text, missing]) => {
      const copied = row && text(row);
      const off = row && !copied ? missing : part.off;
      const keys = action === "copy-id" ? "Y" : "";
      return command(action, title, () => void monitor.copied.copy(copied ?? ""), { ...part, off, keys });
    }),
  ];
}

function watching(monitor: Monitor, row: ClusterRow | undefined): Command {
  if (!row) return command("watch", "Watch this cluster", () => undefined, { off: NONE, keys: "B" });
  const { isFixed, title } = watchToggle(row);
  return command(
    "watch",
    row.watched ? "Stop watching this cluster" : "Watch this cluster",
    () => {
      watchSelected(monitor);
    },
    { about: inert(row.name || row.id), off: isFixed ? title : "", keys: "B" },
  );
}

const NONE = "No cluster is selected";

const COPIES: readonly (readonly [
  action: string,
  title: string,
  text: (row: ClusterRow) => string | null,
  missing: string,
])[] = [
  ["copy-id", "Copy the cluster ID", ({ id }) => id, ""],
  ["copy-arn", "Copy the cluster ARN", ({ arn }) => arn, "AWS has not told its ARN yet"],
  ["copy-link", "Copy the link to the EMR console", consoleLink, ""],
  ["copy-cli", "Copy the AWS CLI command", describeCommand, ""],
];

function ofWindow(monitor: Monitor): readonly Command[] {
  const { view, acts, fleet, overlay } = monitor;
  const isFiltered = view.filter !== "" || view.statuses.length > 0;
  return [
    fleet.isPaused
      ? command("resume", "Resume watching", () => void acts.resume())
      : command("pause", "Pause watching", () => void acts.pause()),
    command(
      "clear-filter",
      "Clear the filter",
      () => {
        view.change({ filter: "", statuses: [] });
      },
      { off: isFiltered ? "" : "Nothing is filtered", keys: "Esc" },
    ),
    command("mark-all-seen", "Mark all alerts as read", () => void acts.markSeen(), {
      off: fleet.alerts.unseen > 0 ? "" : "All of them are read",
    }),
    command("show-budget", "Show the API budget", () => {
      monitor.showBudget(true);
    }),
    command(
      "show-keys",
      "Show all keys",
      () => {
        overlay.showKeys(true);
      },
      { keys: "?" },
    ),
  ];
}

function ofAppearance(monitor: Monitor): readonly Command[] {
  const worn = monitor.fleet.settings?.appearance;
  const looks = [
    ["light", "Light appearance"],
    ["dark", "Dark appearance"],
    ["system", "Appearance of the system"],
  ] as const;
  return looks.map(([to, title]) =>
    command(`wear-${to}`, title, () => void monitor.settings.change({ set: "appearance", to }), {
      off: worn === to ? "It is worn now" : "",
    }),
  );
}
