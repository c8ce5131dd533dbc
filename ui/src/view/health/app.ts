// The app itself: each fact with its value, and beside it its age or the reason why it is not known.
import type { AppView, StatusLine } from "../../ipc/wire";
import { formatAge, formatClock, formatSpan } from "../time";
import { formatBytes } from "./units";

/** A fact as shown. */
export interface AppFact {
  /** `data-fact-name`. */
  readonly key: string;
  readonly name: string;
  readonly value: string;
  /** Its age, its reason, or what to do. */
  readonly note: string;
  /** Whether something is wrong. */
  readonly ill: boolean;
}

/** Everything that is told of the app, in the order shown. `speed`: engine milliseconds in a real one. */
export function appFacts(app: AppView, status: StatusLine, now: number, speed: number): readonly AppFact[] {
  return [
    memory(app, now, speed),
    fact("window", "Memory of the window", ...measured(app, app.window, now, speed)),
    fact(
      "uptime",
      "Running for",
      formatSpan((now - app.started) / speed),
      `since ${formatClock(app.started, now)}`,
    ),
    restarts(app, now),
    archive(app, status, now, speed),
    fact("version", "Version", app.version, ""),
    ...app.system.map(({ name, value }) => fact(`system-${name.toLowerCase()}`, name, value, "")),
  ];
}

function fact(key: string, name: string, value: string, note: string, ill = false): AppFact {
  return { key, name, value, note, ill };
}

function memory(app: AppView, now: number, speed: number): AppFact {
  const [value, note] = measured(app, app.pss ?? app.rss, now, speed);
  const shared = app.rss === null || app.pss === null ? "" : `${formatBytes(app.rss)} with what it shares`;
  return fact("memory", "Memory", value, [shared, note].filter((part) => part !== "").join(" · "));
}

// A size, and how old it is; engine time runs faster in the demo, but a look at memory takes real seconds.
function measured(
  { measured: at }: AppView,
  bytes: number | null,
  now: number,
  speed: number,
): readonly [value: string, note: string] {
  if (at === null) return ["–", "Being looked up"];
  if (bytes === null) return ["–", "The system does not tell"];
  return [formatBytes(bytes), `${formatAge(Math.max(0, now - at) / speed)} ago`];
}

function restarts({ restarts: all }: AppView, now: number): AppFact {
  const count = all.reduce((sum, one) => sum + one.count, 0);
  const [last] = [...all].sort((a, b) => b.last - a.last);
  if (!last) return fact("restarts", "Restarts of scopes", "None", "since the start");
  const note = `last ${last.scope} at ${formatClock(last.last, now)}: ${last.said}`;
  return fact("restarts", "Restarts of scopes", String(count), note, true);
}

function archive(app: AppView, { archive: kept }: StatusLine, now: number, speed: number): AppFact {
  const size = app.archive === null ? "" : measured(app, app.archive, now, speed)[0];
  if (kept.kept) {
    const since = `without a gap since ${formatClock(app.keptSince, now)}`;
    return fact("archive", "Archive", size === "" ? "Kept" : `Kept, ${size}`, since);
  }
  const since =
    kept.notKeptSince === null ? "Not kept" : `Not kept since ${formatClock(kept.notKeptSince, now)}`;
  return fact("archive", "Archive", size === "" ? since : `${since}, ${size}`, kept.message ?? "", true);
}
