// Notes the user has put away; one that changes comes back.
import type { Note } from "../ipc/wire";

/** Which notes were put away, in which wording. */
export class DismissedNotes {
  #seen = $state.raw<ReadonlyMap<string, string>>(new Map());

  /** Puts a note away until it says something else. */
  dismiss(note: Note): void {
    this.#seen = new Map(this.#seen).set(note.id, wording(note));
  }

  /** Those not put away. */
  left(notes: readonly Note[]): readonly Note[] {
    return notes.filter((note) => this.#seen.get(note.id) !== wording(note));
  }
}

function wording({ level, title, body }: Note): string {
  return [level, title, body].join("\n");
}
