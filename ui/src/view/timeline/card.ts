// What the card beside a bar says: exact times, as far as they are known.
import type { StepRow } from "../../ipc/wire";
import { inert } from "../inert";
import { hasFailed, stepLook, type StepLook } from "../states";
import { formatExact, formatRange, formatSpan } from "../time";
import type { Item } from "./items";
import { countWords, severalSpan, shownName } from "./names";

/** The card's texts. */
export interface Card {
  /** The state; undefined for several steps. */
  readonly look: StepLook | undefined;
  /** `step 6`, or `12 steps, 1 failed`. */
  readonly number: string;
  readonly title: string;
  /** Name, what is so, and the exact instants behind it. */
  readonly facts: readonly (readonly [name: string, value: string, exact: string])[];
  /** Why it failed. */
  readonly reason: string;
}

const REASON = 160;

/** Makes the card of an item. */
export function cardOf(item: Item, steps: readonly StepRow[], now: number): Card | undefined {
  const [first, ...more] = item.steps.flatMap((index) => steps[index] ?? []);
  if (!first) return undefined;
  if (more.length > 0) return severalCard(item, [first, ...more], now);
  return {
    look: stepLook(first.state),
    number: `step ${first.number}`,
    title: shownName(first),
    facts: [...ranFacts(first, now), ...waitedFacts(first, now)],
    reason: reasonOf(first),
  };
}

function severalCard(item: Item, steps: readonly StepRow[], now: number): Card {
  const [from, to] = severalSpan(steps, now);
  const worst = steps.find(({ state }) => hasFailed(state));
  return {
    look: undefined,
    number: "",
    title: countWords(item),
    facts: [["From, to", formatRange(from, to, now), `${formatExact(from)} to ${formatExact(to)}`]],
    reason: worst ? `Failed: ${shownName(worst)}` : "",
  };
}

type Fact = readonly [name: string, value: string, exact: string];

function ranFacts({ started, ended, state }: StepRow, now: number): Fact[] {
  if (started === null) return ended === null ? [] : [["Ended", seconds(ended), formatExact(ended)]];
  const running = ended === null;
  const known = !running || !hasFailed(state);
  return [
    [
      "Ran",
      running ? `since ${seconds(started)}` : `${seconds(started)}–${seconds(ended)}`,
      exactly(started, ended),
    ],
    ...(known ? [["For", formatSpan(Math.max(0, (ended ?? now) - started)), ""] as const] : []),
  ];
}

function waitedFacts({ created, started, ended }: StepRow, now: number): Fact[] {
  if (created === null) return [];
  const until = started ?? ended;
  const waited = formatSpan(Math.max(0, (until ?? now) - created));
  return [[until === null ? "Waiting" : "Waited", waited, `Submitted ${formatExact(created)}`]];
}

// To the second, in local time; the day is in the exact instant under it.
function seconds(at: number): string {
  const exact = formatExact(at);
  return /\d\d:\d\d:\d\d/u.exec(exact)?.[0] ?? exact;
}

function exactly(from: number, to: number | null): string {
  return to === null ? formatExact(from) : `${formatExact(from)} to ${formatExact(to)}`;
}

function reasonOf(step: StepRow): string {
  if (!hasFailed(step.state)) return step.stateReason ? cut(step.stateReason) : "";
  const told = step.failure?.reason ?? step.failure?.message ?? step.stateReason;
  return told ? cut(told) : "The reason is not known yet.";
}

function cut(text: string): string {
  return text.length > REASON ? `${inert(text.slice(0, REASON))}…` : inert(text);
}
