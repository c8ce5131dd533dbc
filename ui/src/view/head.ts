// What the detail's header and its first lines say.
import type { ClusterRow, DetailHead, ErrorDetailView } from "../ipc/wire";
import { sayFact } from "./fact";
import { rowView } from "./row";
import { formatExact, formatSpan } from "./time";

/** A label, its value, and the exact value for a title. */
export type HeadFact = readonly [label: string, value: string, title: string];

/** The few figures at the right of the header. */
export function headFacts(row: ClusterRow, now: number): HeadFact[] {
  const view = rowView(row, now);
  const facts: HeadFact[] = [
    ["Elapsed", view.elapsed, row.created === null ? "" : `Since ${formatExact(row.created)}`],
  ];
  if (row.idleSince !== null && row.ended === null && !view.hollow) {
    const idle = formatSpan(Math.max(0, now - row.idleSince));
    facts.push(["Idle", idle, `Since ${formatExact(row.idleSince)}`]);
  }
  if (row.ended !== null)
    facts.push(["Ended", `${formatSpan(Math.max(0, now - row.ended))} ago`, formatExact(row.ended)]);
  return facts;
}

/** Why a cluster failed, or is about to end. */
export interface ClusterFailure {
  readonly title: string;
  readonly message: string;
  readonly errors: readonly ErrorDetailView[];
  readonly failed: boolean;
}

/** The card of a cluster that EMR gives a reason for; undefined while all is as it should be. */
export function clusterFailure(head: DetailHead): ClusterFailure | undefined {
  const { row, errors, reasonCode } = head;
  const message = head.reasonMessage ?? "";
  const failed = row.state === "TERMINATED_WITH_ERRORS" || errors.length > 0;
  if (!failed && !ENDING.has(row.state)) return undefined;
  if (message !== "" || reasonCode !== null || errors.length > 0) {
    return { title: reasonCode ?? row.word, message, errors, failed };
  }
  return failed ? { title: "Failed. The reason is not known yet.", message, errors, failed } : undefined;
}

const ENDING: ReadonlySet<string> = new Set(["TERMINATED", "TERMINATING"]);

/** What is so of the steps when the table alone would not tell. */
export function stepsSaying(head: DetailHead, shown: number, now: number): string {
  const { state } = head.steps;
  if (shown > 0 && state !== "failed") return "";
  const saying = sayFact(head.steps, "This cluster has no steps.", now);
  if (state === "failed") return `${saying.text}.${saying.age ? ` Shown as read ${saying.age}.` : ""}`;
  if (state === "known") return "This cluster has no steps.";
  return state === "empty" ? saying.text : "Reading the steps";
}
