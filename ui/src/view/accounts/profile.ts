// What a profile is called, where its credentials come from, and which account they answer for.
import type { ProfileKindView, ProfileRow } from "../../ipc/wire";

interface KindWords {
  /** The tag beside the name. */
  readonly tag: string;
  /** Where the credentials come from, as a second line. */
  readonly source: string;
  /** The same as a sentence. */
  readonly sentence: string;
}

const KINDS: Record<ProfileKindView, KindWords> = {
  sso: {
    tag: "SSO",
    source: "signs in by browser",
    sentence: "Signs in through IAM Identity Center, with aws sso login.",
  },
  role: { tag: "Role", source: "takes a role", sentence: "Takes a role with another profile’s credentials." },
  mfa: { tag: "MFA", source: "asks for a code", sentence: "Takes a role that asks for a code." },
  process: { tag: "Process", source: "runs a helper", sentence: "Runs a program that prints credentials." },
  keys: { tag: "Keys", source: "keys in the AWS files", sentence: "Keys in the AWS files." },
  keyring: { tag: "Keyring", source: "keys in the keyring", sentence: "Keys in the system keyring." },
  env: { tag: "Env", source: "from the environment", sentence: "Keys in the environment of this app." },
  login: { tag: "Login", source: "console session", sentence: "A console session, begun with aws login." },
  webidentity: { tag: "Token", source: "token file", sentence: "Takes a role with a token file." },
};

/** The words for where a profile's credentials come from. */
export function kindWords(kind: ProfileKindView): KindWords {
  return KINDS[kind];
}

/** What a profile, or a watch's profile, is called: as the user wants it, else by its name. */
export function calledAs({ label, name }: { readonly label: string; readonly name: string }): string {
  return label === "" ? name : label;
}

/** `1111 2222 3333`; what is not twelve digits stays as it is. */
export function groupedAccount(account: string): string {
  return /^\d{12}$/u.test(account) ? account.replace(/(\d{4})(?=\d)/gu, "$1\u00a0") : account;
}

/** The second line of a profile: its watched Regions and its account, as far as they are known. */
export function placeText(regions: readonly string[], { account, test }: ProfileRow): string {
  const where = regions.length === 0 ? "No Region chosen" : regions.join(", ");
  const known = account || (test?.account ?? "");
  const unknown = test === null ? "not tested" : "account not known";
  return `${where} · ${known === "" ? unknown : groupedAccount(known)}`;
}
