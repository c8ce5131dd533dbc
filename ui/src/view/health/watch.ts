// How asking through a watch goes: each value with its age, or with the reason why there is none.
import type { ErrorView, WatchHealth, WatchRow } from "../../ipc/wire";
import { formatAge, formatClock } from "../time";
import { troubleWord } from "../trouble";
import { formatLatency } from "./units";

/** A value, or why there is none. */
export interface Told {
  readonly text: string;
  /** Whether it stands for a value that is not there. */
  readonly none: boolean;
}

const value = (text: string): Told => ({ text, none: false });
const none = (text: string): Told => ({ text, none: true });

/** When the list of live clusters was last read. */
export function lastSuccess(watch: WatchRow, now: number): Told {
  if (watch.last !== null) return value(`${formatAge(Math.max(0, now - watch.last))} ago`);
  return none(watch.health === "noregion" ? "No Region chosen" : "Not read yet");
}

/** When it is asked next. */
export function nextAsk(watch: WatchRow, now: number): Told {
  switch (watch.health) {
    case "noregion":
      return none("Choose a Region");
    case "paused":
      return none("Not while paused");
    case "standby":
      return none(`Asked by ${watch.askedBy?.split("/")[0] ?? "another watch"}`);
    default:
      break;
  }
  if (watch.next === null) return none(watch.health === "loading" ? "Now" : "When it can be opened");
  return value(watch.next > now ? `in ${formatAge(watch.next - now)}` : "Now");
}

/** How long its calls take; none before the first answer. */
export function latencyText({
  median,
  p95,
}: WatchHealth): readonly [median: string, p95: string] | undefined {
  return median === null || p95 === null ? undefined : [formatLatency(median), formatLatency(p95)];
}

/** Why there is no latency. */
export function noLatency(watch: WatchRow, health: WatchHealth | undefined): string {
  if (watch.health === "standby") return `Asked by ${watch.askedBy?.split("/")[0] ?? "another watch"}`;
  if (!health) return "Being read";
  return health.calls.length > 0 ? "No answer among the last calls" : "No call yet";
}

/** The last calls in words, for those who cannot see the figure. */
export function latencyName({ calls, median, p95 }: WatchHealth): string {
  const failed = calls.filter(({ good }) => !good).length;
  const answers =
    median === null || p95 === null
      ? "no answer"
      : `median ${formatLatency(median)}, 95 of 100 within ${formatLatency(p95)}`;
  const count = calls.length === 1 ? "The last call" : `The last ${calls.length} calls`;
  return `${count}: ${answers}${failed === 0 ? "" : `, ${failed} failed`}`;
}

/** "ListSteps: throttled, 3 in a row since 14:26". */
export function errorText(error: ErrorView, now: number): string {
  const { operation, kind, inARow, since } = error;
  const word = troubleWord(error).trim();
  const what = operation === "" || kind === "denied" ? capital(word) : `${operation}: ${word}`;
  const times = inARow === 1 ? "once" : `${inARow} in a row`;
  return `${what}, ${times} since ${formatClock(since, now)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What was said of it: AWS’s code, and its words. */
export function errorSaid({ code, message }: ErrorView): string {
  return [code ?? "", message].filter((part) => part !== "").join(": ");
}

/** The errors of a watch in a word or two, or the reason why nothing is known of them. */
export function errorsText(watch: WatchRow, errors: readonly ErrorView[] | undefined): string {
  if (!errors) return "Being read";
  const [first, second] = errors;
  if (second) return `${errors.length} operations`;
  if (first) return first.inARow === 1 ? "1" : `${first.inARow} in a row`;
  return watch.health === "loading" || watch.health === "noregion" ? "Not known yet" : "None";
}
