// What is entered for a new account, and what can be seen to be wrong with it before anything is sent: a secret that was sent in
// vain has to be typed again. The app checks all of it once more.
import type { ProfileRow } from "../../ipc/wire";

/** A field of the form. */
export type EntryField = "name" | "accessKeyId" | "secretAccessKey" | "sessionToken" | "region";

/** What is typed. */
export type Typed = Readonly<Record<EntryField, string>>;

/** The field that holds what cannot be sent, and what to do. */
export interface EntryProblem {
  readonly field: EntryField;
  readonly message: string;
}

/** The first thing that is missing or cannot be; undefined when the account can be sent. Held keys need not be typed. */
export function entryProblem(
  typed: Typed,
  isHeld: boolean,
  profiles: readonly ProfileRow[],
): EntryProblem | undefined {
  return (
    namesProblem(typed.name.trim(), profiles) ??
    (isHeld ? undefined : keysProblem(typed)) ??
    regionProblem(typed)
  );
}

function namesProblem(name: string, profiles: readonly ProfileRow[]): EntryProblem | undefined {
  const field = "name";
  if (name === "") return { field, message: "Name: type what the account is to be called." };
  if (/[/[\]"]/u.test(name)) {
    return { field, message: "Name: no slash, bracket or quotation mark. Choose another one." };
  }
  return profiles.some((profile) => profile.name === name)
    ? { field, message: `Name: there is a profile ${name} already. Choose another one.` }
    : undefined;
}

// As AWS describes them (IAM API Reference, "AccessKey"); ids that begin with ASIA are temporary.
const KEY_ID = /^\w{16,128}$/u;

function keysProblem({ accessKeyId, secretAccessKey, sessionToken }: Typed): EntryProblem | undefined {
  if (!KEY_ID.test(accessKeyId)) {
    return {
      field: "accessKeyId",
      message: "Access key ID: 16 letters and digits or more, as AWS shows it.",
    };
  }
  if (!/^\S+$/u.test(secretAccessKey)) {
    return {
      field: "secretAccessKey",
      message: "Secret access key: type the one that belongs to the ID, without spaces.",
    };
  }
  return accessKeyId.startsWith("ASIA") && sessionToken === ""
    ? {
        field: "sessionToken",
        message: "Session token: keys that begin with ASIA are temporary and need it.",
      }
    : undefined;
}

function regionProblem({ region }: Typed): EntryProblem | undefined {
  return /^[a-z][a-z\d]*(?:-[a-z\d]+)*-\d+$/u.test(region.trim())
    ? undefined
    : { field: "region", message: "Region: choose the one where the clusters are, such as eu-west-1." };
}
