// Why something cannot be read, in few words.
import type { TroubleKind, TroubleView } from "../ipc/wire";

const WORDS: Record<Exclude<TroubleKind, "denied">, string> = {
  throttled: "throttled",
  signed_out: "signed out",
  offline: "no network",
  timed_out: "no answer",
  clock_wrong: "clock wrong",
  server: "AWS fails",
  bad_answer: "bad answer",
  refused: "refused",
  profile: "profile broken",
  keyring: "keyring closed",
  wrong_region: "wrong Region",
};

/** The trouble in few words, without its time. */
export function troubleWord({ kind, operation }: TroubleView): string {
  return kind === "denied" ? `${operation} denied` : WORDS[kind];
}

/** All that is known of it: for a title. */
export function troubleTitle({ operation, code, message }: TroubleView): string {
  return [operation, code, message].filter((part) => part !== null && part !== "").join(": ");
}
