// Notes the user has put away; one that changes comes back.
import type { Note } from "../ipc/wire";

/** Which notes were put away, in which wording. */
export class DismissedNotes {
  #wordings = $state.raw<readonly string[]>([]);

  /** Puts a note away until it says something else. */
  dismiss(note: Note): void {
    this.#wordings = [...this.#wordings, wording(note)];
  }

  /** Those not put away. */
  left(notes: readonly Note[]): readonly Note[] {
    return notes.filter((note) => !this.#wordings.includes(wording(note)));
  }
}

function wording({ id, level, title, body }: Note): string {
  return [id, level, title, body].join("\n");
}
