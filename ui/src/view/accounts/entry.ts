// What is entered for a new account besides its keys, and what is missing before anything is sent.
import type { ProfileRow } from "../../ipc/wire";

/** A field of the form. */
export type EntryField = "name" | "accessKeyId" | "secretAccessKey" | "region";

/** What can be seen to be wrong without asking: the field, and what to do. */
export interface EntryProblem {
  readonly field: EntryField;
  readonly message: string;
}

/** The first thing that is missing or cannot be; undefined when the account can be sent. */
export function entryProblem(
  typed: Readonly<Record<EntryField, string>>,
  isHeld: boolean,
  profiles: readonly ProfileRow[],
): EntryProblem | undefined {
  const same = profiles.find(({ name }) => name === typed.name.trim());
  if (typed.name.trim() === "") return { field: "name", message: "Name: type what it is called here." };
  if (same && same.kind !== "keyring") {
    return { field: "name", message: `Name: ${same.name} is a profile already. Choose another name.` };
  }
  if (!isHeld && typed.accessKeyId.trim() === "") {
    return { field: "accessKeyId", message: "Access key ID: type it as AWS shows it." };
  }
  if (!isHeld && typed.secretAccessKey.trim() === "") {
    return { field: "secretAccessKey", message: "Secret access key: type the one that belongs to the ID." };
  }
  return typed.region.trim() === ""
    ? { field: "region", message: "Region: choose the one where the clusters are." }
    : undefined;
}
