// What becomes of a refusal of the app: nothing, or a sentence for people.
import { HostFault } from "../ipc/host";

/** The engine tells its own state in the status bar; an act that could not reach it changes nothing on screen. */
export function ignoreFault(fault: unknown): void {
  if (!(fault instanceof HostFault)) throw fault;
}

/** Why something was refused, for people. */
export function messageOf(fault: unknown): string {
  return fault instanceof HostFault ? fault.message : String(fault);
}

/** Resolves with why `asked` was refused, or with an empty text. */
export async function refusal(asked: Promise<unknown>): Promise<string> {
  try {
    await asked;
    return "";
  } catch (fault) {
    return messageOf(fault);
  }
}
