// What is said of the place where entered keys are kept.
import type { KeyringView } from "../../ipc/wire";
import type { Sentence } from "../sentences";

/** What stands over the form, or the list, when keys cannot be kept or read now; undefined while they can. */
export function keyringSentence({ state, message }: KeyringView): Sentence | undefined {
  switch (state) {
    case "unknown":
    case "ready":
      return undefined;
    case "locked":
      return {
        title: "The keyring is locked",
        body: message || "Keys in it cannot be read, and none can be kept, until it is unlocked.",
      };
    case "absent":
      return {
        title: "This desktop has no keyring",
        body: message || "Keys cannot be kept here. Profiles of the AWS files work as they are.",
      };
  }
}
