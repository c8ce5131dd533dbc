// What the card beside a bar says: exact times, as far as they are known.
import type { StepRow } from "../../ipc/wire";
import { inert } from "../inert";
import { hasFailed, stepLook, type StepLook } from "../states";
import { exactParts, formatSpan } from "../time";
import type { Item } from "./items";
import { countWords, severalSpan, shownName } from "./names";

/** The card's texts. */
export interface Card {
  /** The state; undefined for several steps. */
  readonly look: StepLook | undefined;
  /** `step 6`; empty for several steps. */
  readonly number: string;
  readonly title: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** The day and the offset that times without a day of their own are told in. */
  readonly day: string;
  /** Why it failed. */
  readonly reason: string;
  /** Some of several steps, failed ones first. */
  readonly list: readonly { readonly id: string; readonly name: string; readonly look: StepLook }[];
  /** How many of them are not in the list. */
  readonly more: number;
}

type Fact = readonly [name: string, value: string];

const REASON = 160;
const LISTED = 8;

/** Makes the card of an item. */
export function cardOf(item: Item, steps: readonly StepRow[], now: number): Card | undefined {
  const [first, ...more] = item.steps.flatMap((index) => steps[index] ?? []);
  if (!first) return undefined;
  if (more.length > 0) return severalCard(item, [first, ...more], now);
  const day = first.started ?? first.ended ?? first.created;
  return {
    look: stepLook(first.state),
    number: `step ${first.number}`,
    title: shownName(first),
    facts: [...ranFacts(first, now), ...waitedFacts(first, now)],
    day: day === null ? "" : dayWords(day),
    reason: reasonOf(first),
    list: [],
    more: 0,
  };
}

function severalCard(item: Item, steps: readonly StepRow[], now: number): Card {
  const [from, to] = severalSpan(steps, now);
  const worstFirst = [...steps].sort((a, b) => Number(hasFailed(b.state)) - Number(hasFailed(a.state)));
  const list = worstFirst.slice(0, LISTED);
  return {
    look: undefined,
    number: "",
    title: countWords(item),
    facts: [["From, to", `${moment(from, from)}–${moment(to, from)}`]],
    day: dayWords(from),
    reason: "",
    list: list.map((step) => ({ id: step.id, name: shownName(step), look: stepLook(step.state) })),
    more: steps.length - list.length,
  };
}

function ranFacts({ started, ended, state }: StepRow, now: number): Fact[] {
  if (started === null) return ended === null ? [] : [["Ended", moment(ended, ended)]];
  const running = ended === null;
  // How long a failed step ran is not known while its end is not.
  const span: Fact[] =
    running && hasFailed(state) ? [] : [["For", formatSpan(Math.max(0, (ended ?? now) - started))]];
  const begun = moment(started, started);
  return [["Ran", running ? `since ${begun}` : `${begun}–${moment(ended, started)}`], ...span];
}

function waitedFacts({ created, started, ended }: StepRow, now: number): Fact[] {
  if (created === null) return [];
  const until = started ?? ended;
  const waited = formatSpan(Math.max(0, (until ?? now) - created));
  return [
    [until === null ? "Waiting" : "Waited", waited],
    ["Submitted", moment(created, until ?? created)],
  ];
}

// To the second; with its day when that is not the card's day, and its offset when the clocks were changed between.
function moment(at: number, of: number): string {
  const [own, card] = [exactParts(at), exactParts(of)];
  const day = own.day === card.day && own.year === card.year ? "" : `${own.day} `;
  const offset = own.offset === card.offset ? "" : ` ${own.offset}`;
  return `${day}${own.time}${offset}`;
}

function dayWords(at: number): string {
  const { day, year, offset } = exactParts(at);
  return day === "" ? "" : `${day} ${year}, ${offset}`;
}

function reasonOf(step: StepRow): string {
  if (!hasFailed(step.state)) return step.stateReason ? cut(step.stateReason) : "";
  const told = step.failure?.reason ?? step.failure?.message ?? step.stateReason;
  return told ? cut(told) : "The reason is not known yet.";
}

function cut(text: string): string {
  return text.length > REASON ? `${inert(text.slice(0, REASON))}…` : inert(text);
}
