// What the card of the time away says.
import type { AlertKind, AlertRow, DigestView } from "../ipc/wire";
import { formatClock } from "./time";

/** The alerts of one kind: how many, and those that the list still holds. */
export interface DigestGroup {
  readonly kind: AlertKind;
  /** Such as "2 failed". */
  readonly count: string;
  /** At most `MOST` of them, oldest first. */
  readonly lines: readonly AlertRow[];
  /** How many more there are. */
  readonly more: number;
}

const WORDS: readonly (readonly [kind: AlertKind, word: string])[] = [
  ["step_failed", "failed"],
  ["cluster_failed", "ended with errors"],
  ["steps_done", "done"],
];

// The card tells the worst first and leaves the rest to the list under it.
const MOST = 4;

/** What happened by kind: failed, ended with errors, done; a kind without alerts is left out. */
export function digestGroups(digest: DigestView, alerts: readonly AlertRow[]): readonly DigestGroup[] {
  const byKey = new Map(alerts.map((alert) => [alert.key, alert]));
  return WORDS.flatMap(([kind, word]) => {
    // A key ends in its kind, also where the list no longer holds its alert.
    const keys = digest.alerts.filter((key) => key.endsWith(`/${kind}`));
    if (keys.length === 0) return [];
    const lines = keys
      .map((key) => byKey.get(key))
      .filter((alert) => alert !== undefined)
      .sort((a, b) => a.happened - b.happened)
      .slice(0, MOST);
    return [{ kind, count: `${keys.length} ${word}`, lines, more: keys.length - lines.length }];
  });
}

const SAID = /^(?:Failed|Ended with errors|Done): /u;

/** What an alert's line names: its title, without the word that the count beside it says already. */
export function lineTitle({ title }: AlertRow): string {
  return title.replace(SAID, "");
}

/** "12:24 to 13:55". */
export function digestSpan({ from, to }: DigestView, now: number): string {
  return `${formatClock(from, now)} to ${formatClock(to, now)}`;
}
