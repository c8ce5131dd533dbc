// What Settings says of its values.
import type { Note, SettingsView } from "../ipc/wire";

// EMR's documented refill for all operations together: 5 calls a second in each account and Region.
const REFILL_A_MINUTE = 5 * 60;

/** "50 %". */
export function percent(share: number): string {
  return `${Math.round(share * 100)}\u00a0%`;
}

/** What a share of EMR's quota comes to. */
export function shareMeaning(share: number): string {
  const calls = Math.round(share * REFILL_A_MINUTE);
  const rest = Math.round((1 - share) * 100);
  const left = rest === 0 ? "Nothing is left" : `${rest}\u00a0% is left`;
  const most = `At most ${calls} calls a minute for long, in each account and Region`;
  return `${most}. EMR allows ${REFILL_A_MINUTE} to all tools together. ${left} to the jobs and other tools.`;
}

/** Why a typed number of days cannot be taken; empty when it can. */
export function daysFault(typed: string, { retentionMin, retentionMax }: SettingsView): string {
  const days = Number(typed);
  const isGood =
    /^\d+$/u.test(typed.trim()) && Number.isInteger(days) && days >= retentionMin && days <= retentionMax;
  return isGood ? "" : `Days: a whole number from ${retentionMin} to ${retentionMax}.`;
}

/** The notes that are about settings. */
export function settingNotes(notes: readonly Note[]): readonly Note[] {
  return notes.filter(({ id }) => id.startsWith("settings"));
}
