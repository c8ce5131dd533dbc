// Saved views as the window shows and changes them. What their filters find is told by Rust.
import type { SavedView, ViewRow } from "../ipc/wire";
import type { SignIcon } from "./signs";
import type { StateIcon } from "./states";

/** How the grid is looked at, as far as a view says it. */
export interface Looked {
  readonly filter: string;
  readonly statuses: readonly string[];
  readonly sort: string;
  readonly descending: boolean;
}

const ICONS: Readonly<Record<string, SignIcon | StateIcon>> = {
  all: "layers",
  mine: "user",
  running: "play",
  "failed-today": "warn",
  idle: "pause",
  "ended-today": "check",
};

/** The icon of a view. */
export function viewIcon({ key }: ViewRow): SignIcon | StateIcon {
  return ICONS[key] ?? "pin";
}

/** The view that is looked at, if it is one: its filter and its order, with no status narrowed to. */
export function currentView(views: readonly ViewRow[], looked: Looked): ViewRow | undefined {
  if (looked.statuses.length > 0) return undefined;
  const isIt = ({ view }: ViewRow) =>
    view.filter === looked.filter.trim() &&
    view.sort === looked.sort &&
    view.descending === looked.descending;
  // Two of one filter are told apart by nothing else: the user's own is meant.
  return views.find((row) => row.own && isIt(row)) ?? views.find(isIt);
}

/** What a view of what is looked at would be: statuses that the strip narrows to become a term of its filter. */
export function savedAs(name: string, looked: Looked): SavedView {
  const term = looked.statuses.length > 0 ? `status:${looked.statuses.join(",")}` : "";
  const filter = [looked.filter.trim(), term].filter(Boolean).join(" ");
  return { name: name.trim(), filter, sort: looked.sort, descending: looked.descending };
}

/** How the grid is looked at through a view. */
export function lookedThrough({ view }: ViewRow): Looked {
  return { filter: view.filter, statuses: [], sort: view.sort, descending: view.descending };
}

/** "Mine, 3 clusters", and why it finds none where that is so. */
export function viewName({ view, count, off }: ViewRow): string {
  if (off !== "" || count === null) return view.name;
  return `${view.name}, ${count} ${count === 1 ? "cluster" : "clusters"}`;
}

/** Names parted by commas, as they are typed. */
export function typedNames(typed: string): string[] {
  return typed
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
}
