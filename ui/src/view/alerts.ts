// What the list of alerts says.
import type { AlertKind, AlertRow } from "../ipc/wire";
import type { Sentence } from "./sentences";
import type { Look } from "./states";
import { formatClock, formatDayName } from "./time";

const LOOKS: Record<AlertKind, Look & { readonly word: string }> = {
  step_failed: { icon: "failed", tone: "fail", word: "Step failed" },
  cluster_failed: { icon: "broken", tone: "fail", word: "Cluster ended with errors" },
  steps_done: { icon: "done", tone: "done", word: "All steps done" },
};

/** An alert's sign, told apart by shape, and its kind in words. */
export function alertLook(kind: AlertKind): Look & { readonly word: string } {
  return LOOKS[kind];
}

/** A line of the list: the day that begins, or an alert. */
export type ListLine =
  | { readonly is: "day"; readonly key: string; readonly name: string }
  | { readonly is: "alert"; readonly key: string; readonly alert: AlertRow };

/** The alerts newest first, each day under its name. */
export function alertLines(alerts: readonly AlertRow[], now: number): readonly ListLine[] {
  const lines: ListLine[] = [];
  let day = "";
  for (const alert of [...alerts].sort(newestFirst)) {
    const name = formatDayName(alert.happened, now);
    if (name !== day) lines.push({ is: "day", key: `day ${name}`, name });
    day = name;
    lines.push({ is: "alert", key: alert.key, alert });
  }
  return lines;
}

function newestFirst(a: AlertRow, b: AlertRow): number {
  return b.happened - a.happened || b.decided - a.decided || (a.key < b.key ? -1 : 1);
}

/** "reason 14:26" where EMR's reason came after the failure; else an empty text. */
export function reasonText({ reasonAt, happened }: AlertRow): string {
  return reasonAt === null || reasonAt <= happened ? "" : `reason ${formatClock(reasonAt, happened)}`;
}

/** An alert's accessible name: whether it is unread, then what is seen of it in that order, then its kind. */
export function alertName(alert: AlertRow, time: string): string {
  const kind = LOOKS[alert.kind].word;
  const parts = [alert.seen ? "" : "Unread", alert.title, alert.body, time, reasonText(alert), kind];
  return parts.filter((part) => part !== "").join(", ");
}

/** "4 unread alerts". */
export function unreadText(unseen: number): string {
  return unseen === 1 ? "1 unread alert" : `${unseen} unread alerts`;
}

/** "1 thing is missing on this desktop". */
export function missingOnDesktop(count: number): string {
  return count === 1 ? "1 thing is missing on this desktop" : `${count} things are missing on this desktop`;
}

/** What stands in place of an empty list. */
export function noAlerts(unreadOnly: boolean, all: number): Sentence {
  if (!unreadOnly || all === 0) {
    const body =
      "Failed steps, clusters that end with errors and clusters with all steps done are listed here.";
    return { title: "No alerts yet", body };
  }
  const body = all === 1 ? "The 1 alert in the list was seen." : `All ${all} alerts in the list were seen.`;
  return { title: "Nothing unread", body };
}
