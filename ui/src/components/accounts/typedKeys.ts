// What is typed as keys lives in the form's fields alone: never in a store, never in an attribute.

const FIELDS = ["accessKeyId", "secretAccessKey", "sessionToken"] as const;

/** The keys as they are sent: made then, and kept nowhere. */
export type TypedKeys = Readonly<Record<(typeof FIELDS)[number], string>>;

/** No keys: those of the last try are meant. */
export const NO_KEYS: TypedKeys = { accessKeyId: "", secretAccessKey: "", sessionToken: "" };

/** What is typed in the form; a field that is not shown is empty. */
export function readKeys(form: HTMLFormElement): TypedKeys {
  const [accessKeyId = "", secretAccessKey = "", sessionToken = ""] = FIELDS.map(
    (field) => fieldOf(form, field)?.value.trim() ?? "",
  );
  return { accessKeyId, secretAccessKey, sessionToken };
}

/** Empties the fields. */
export function blankKeys(form: HTMLFormElement): void {
  for (const name of FIELDS) {
    const field = fieldOf(form, name);
    if (field) field.value = "";
  }
}

function fieldOf(form: HTMLFormElement, name: string): HTMLInputElement | null {
  return form.querySelector<HTMLInputElement>(`input[data-field=${name}]`);
}
