// What is painted in a frame and can be pointed at: rectangles in typed arrays that are used again for every frame.

const FIRST_ROOM = 1024;

/** Rectangles in the order of lanes, then rows, then time. */
export class Rectangles {
  n = 0;
  x0 = new Float64Array(FIRST_ROOM);
  x1 = new Float64Array(FIRST_ROOM);
  y = new Float64Array(FIRST_ROOM);
  h = new Float64Array(FIRST_ROOM);
  kind = new Uint8Array(FIRST_ROOM);
  open = new Uint8Array(FIRST_ROOM);
  slot = new Uint16Array(FIRST_ROOM);
  lane = new Uint32Array(FIRST_ROOM);
  /** The first bar, in the order told by `inTime`. */
  from = new Uint32Array(FIRST_ROOM);
  count = new Uint32Array(FIRST_ROOM);
  failed = new Uint32Array(FIRST_ROOM);
  /** Whether `from` counts in the order of start over all slots, not in that of the rows. */
  inTime = new Uint8Array(FIRST_ROOM);

  /** Where the rectangles of a lane begin. */
  readonly firstOf = new Map<number, number>();

  /** Begins a frame. */
  clear(): void {
    this.n = 0;
    this.firstOf.clear();
  }

  /** Makes room for one more and tells its place. */
  next(): number {
    if (this.n === this.x0.length) this.#grow();
    this.n += 1;
    return this.n - 1;
  }

  #grow(): void {
    const room = 2 * this.x0.length;
    this.x0 = copied(this.x0, new Float64Array(room));
    this.x1 = copied(this.x1, new Float64Array(room));
    this.y = copied(this.y, new Float64Array(room));
    this.h = copied(this.h, new Float64Array(room));
    this.kind = copied(this.kind, new Uint8Array(room));
    this.open = copied(this.open, new Uint8Array(room));
    this.inTime = copied(this.inTime, new Uint8Array(room));
    this.slot = copied(this.slot, new Uint16Array(room));
    this.lane = copied(this.lane, new Uint32Array(room));
    this.from = copied(this.from, new Uint32Array(room));
    this.count = copied(this.count, new Uint32Array(room));
    this.failed = copied(this.failed, new Uint32Array(room));
  }
}

function copied<Values extends Float64Array | Uint8Array | Uint16Array | Uint32Array>(
  from: Values,
  to: Values,
): Values {
  to.set(from);
  return to;
}
