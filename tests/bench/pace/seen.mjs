// What a watcher knew and when: for each cluster the first moment at which it was known to be in a state or beyond it, and the
// first at which so many of its steps were known to have ended.

/** The states of a cluster that works through its steps and ends, in order. */
const LIFE = ["STARTING", "BOOTSTRAPPING", "RUNNING", "WAITING", "TERMINATING", "TERMINATED"];
const GONE = LIFE.length - 1;

export class Seen {
  #clusters = new Map();

  /** A cluster was shown in this state, with so many of its steps ended (undefined: its steps were not shown). */
  note(id, state, ended, at) {
    const known = this.#of(id);
    this.#reach(known.states, rank(state), at);
    if (ended !== undefined) this.#reach(known.ended, ended, at);
  }

  /** A list of live clusters was shown: those shown before and not on it have ended. */
  listed(ids, at) {
    for (const [id, known] of this.#clusters) if (!ids.has(id)) this.#reach(known.states, GONE, at);
  }

  /** When a cluster was first known to be in this state or beyond; undefined: not yet. */
  state(id, state) {
    return this.#clusters.get(id)?.states[rank(state)];
  }

  /** When this many of its steps were first known to have ended; undefined: not yet. */
  ended(id, count) {
    return this.#clusters.get(id)?.ended[count];
  }

  #of(id) {
    if (!this.#clusters.has(id)) this.#clusters.set(id, { states: [], ended: [] });
    return this.#clusters.get(id);
  }

  #reach(firsts, upTo, at) {
    for (let place = firsts.length; place <= upTo; place += 1) firsts[place] = at;
  }
}

function rank(state) {
  const place = LIFE.indexOf(state);
  if (place < 0) throw new Error(`${state} is not a state of this fleet`);
  return place;
}
