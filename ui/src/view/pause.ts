// What is so while nothing is asked.
import type { Sentence } from "./sentences";
import { formatClock } from "./time";

/** The banner of a pause. */
export function pausedSentence(since: number, now: number): Sentence {
  const title = `Paused since ${formatClock(since, now)}`;
  return { title, body: "Nothing is asked, notices are held. Everything is shown as last read." };
}
