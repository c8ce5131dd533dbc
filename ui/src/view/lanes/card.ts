// What the card beside a bar of the fleet's timeline says.
import { inert } from "../inert";
import { hasFailed, stepLook } from "../states";
import { exactParts, formatSpan } from "../time";
import type { Card } from "../timeline/card";
import { knownUntil } from "./lines";
import { stepOfBar, type LaneModel, type LaneStep } from "./model";

const LISTED = 8;
const LONGEST = 200;

/** Makes the card of some bars of one lane, oldest first. */
export function laneCard(model: LaneModel, bars: readonly number[], now: number): Card | undefined {
  const steps = bars.flatMap((bar) => stepOfBar(model, bar) ?? []);
  const [first] = steps;
  if (!first) return undefined;
  const row = model.rows[first.lane];
  const cluster = inert((row?.name ?? "") || (row?.id ?? "")).slice(0, LONGEST);
  const common = { day: dayWords(first.started), reason: "" };
  if (steps.length === 1) {
    const facts = [["Cluster", cluster] as const, ...ranFacts(first, row ? knownUntil(row, now) : now)];
    const number = `step ${first.number}`;
    return {
      ...common,
      look: stepLook(first.state),
      number,
      title: stepName(first),
      facts,
      list: [],
      more: 0,
    };
  }
  const failed = steps.filter(({ state }) => hasFailed(state)).length;
  const worstFirst = [...steps].sort((a, b) => Number(hasFailed(b.state)) - Number(hasFailed(a.state)));
  const list = worstFirst.slice(0, LISTED);
  const end = Math.max(...steps.map(({ ended }) => ended ?? now));
  return {
    ...common,
    look: undefined,
    number: "",
    title: failed > 0 ? `${steps.length} steps, ${failed} failed` : `${steps.length} steps`,
    facts: [
      ["Cluster", cluster],
      ["From, to", `${moment(first.started, first.started)}–${moment(end, first.started)}`],
    ],
    list: list.map((step) => ({ id: step.id, name: stepName(step), look: stepLook(step.state) })),
    more: steps.length - list.length,
  };
}

/** The name of a step as it may be said and shown, cut when it is endless. */
export function stepName({ name, id }: LaneStep): string {
  return inert((name === "" ? id : name).slice(0, LONGEST));
}

function ranFacts({ started, ended, state }: LaneStep, now: number): [string, string][] {
  const begun = moment(started, started);
  if (ended === null) {
    // How long a failed step ran is not known while its end is not.
    const span = formatSpan(Math.max(0, now - started));
    return hasFailed(state)
      ? [["Ran", `since ${begun}`]]
      : [
          ["Ran", `since ${begun}`],
          ["For", span],
        ];
  }
  return [
    ["Ran", `${begun}–${moment(ended, started)}`],
    ["For", formatSpan(Math.max(0, ended - started))],
  ];
}

// To the second; with its day when that is not the card's day.
function moment(at: number, of: number): string {
  const [own, card] = [exactParts(at), exactParts(of)];
  return own.day === card.day && own.year === card.year ? own.time : `${own.day} ${own.time}`;
}

function dayWords(at: number): string {
  const { day, year, offset } = exactParts(at);
  return day === "" ? "" : `${day} ${year}, ${offset}`;
}
