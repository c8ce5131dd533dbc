// A canvas for tests: it paints nothing and remembers every call, so that a test can say what was drawn, and where.

/** One call of a method, or one setting of a property. */
export type Stroke = readonly [name: string, ...values: unknown[]];

/** The calls on each canvas's context, in order. */
export class RecordedCanvases {
  readonly #strokes = new WeakMap<HTMLCanvasElement, Stroke[]>();
  readonly #contexts = new WeakMap<HTMLCanvasElement, CanvasRenderingContext2D>();

  /** What was drawn on the canvas of a layer so far. */
  of(layer: "bars" | "overlay"): Stroke[] {
    const canvas = document.querySelector<HTMLCanvasElement>(`canvas[data-layer="${layer}"]`);
    return canvas ? this.#of(canvas) : [];
  }

  /** The texts drawn on a layer. */
  texts(layer: "bars" | "overlay"): unknown[] {
    return this.of(layer)
      .filter(([name]) => name === "fillText")
      .map(([, text]) => text);
  }

  /** Forgets what was drawn. */
  clear(): void {
    for (const layer of ["bars", "overlay"] as const) this.of(layer).length = 0;
  }

  /** The context of a canvas: every method records, every text is 6 px a sign wide. */
  context(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
    const known = this.#contexts.get(canvas);
    if (known) return known;
    const strokes = this.#of(canvas);
    const set = new Map<string | symbol, unknown>();
    const made = new Proxy({} as CanvasRenderingContext2D, {
      get: (_, name) => {
        if (set.has(name)) return set.get(name);
        if (name === "measureText") return (text: string) => ({ width: text.length * 6 });
        return (...values: unknown[]) => {
          strokes.push([String(name), ...values]);
          return null;
        };
      },
      set: (_, name, value: unknown) => {
        set.set(name, value);
        return true;
      },
    });
    this.#contexts.set(canvas, made);
    return made;
  }

  #of(canvas: HTMLCanvasElement): Stroke[] {
    const known = this.#strokes.get(canvas);
    if (known) return known;
    const made: Stroke[] = [];
    this.#strokes.set(canvas, made);
    return made;
  }
}
