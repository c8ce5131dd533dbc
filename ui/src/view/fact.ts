// A value with its state: absent, loading, empty, failed and known are five different things to say.
import type { FactView } from "../ipc/wire";
import { formatAge } from "./time";
import { troubleWord } from "./trouble";

/** What is said of a fact beside its value. */
export interface FactSaying {
  /** `data-fact`. */
  readonly state: FactView<unknown>["state"];
  readonly text: string;
  /** How old the value is; empty when there is none. */
  readonly age: string;
}

/** Says how a fact stands; `none` is the sentence for one that AWS says is not there. */
export function sayFact(fact: FactView<unknown>, none: string, now: number): FactSaying {
  const age = fact.at === null ? "" : `${formatAge(Math.max(0, now - fact.at))} ago`;
  switch (fact.state) {
    case "absent":
      return { state: fact.state, text: "Not asked yet", age: "" };
    case "loading":
      return { state: fact.state, text: "Being read", age };
    case "empty":
      return { state: fact.state, text: none, age };
    case "failed":
      return {
        state: fact.state,
        text: `Cannot be read: ${fact.trouble ? troubleWord(fact.trouble) : "no answer"}`,
        age,
      };
    case "known":
      return { state: fact.state, text: "", age };
  }
}
