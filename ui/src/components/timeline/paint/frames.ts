// One frame at a time: input changes state first, painting follows, at most once before each screen refresh.

/** The size of the canvas in CSS pixels, and how far the slots are scrolled. */
export interface View {
  readonly width: number;
  readonly height: number;
  readonly scroll: number;
}

/** Calls for frames; a browser's own, or a test's. */
export interface FrameSource {
  request(paint: () => void): number;
  cancel(id: number): void;
}

const browserFrames: FrameSource = {
  request: (paint) => requestAnimationFrame(paint),
  cancel: (id) => {
    cancelAnimationFrame(id);
  },
};

/** Gathers what must be painted into one frame. Bars always take the overlay with them. */
export class Frames {
  readonly #paintBars: () => void;
  readonly #paintOverlay: () => void;
  readonly #source: FrameSource;
  #asked: number | undefined;
  #bars = false;

  constructor(paintBars: () => void, paintOverlay: () => void, source: FrameSource = browserFrames) {
    this.#paintBars = paintBars;
    this.#paintOverlay = paintOverlay;
    this.#source = source;
  }

  /** Everything is painted with the next frame. */
  all(): void {
    this.#bars = true;
    this.overlay();
  }

  /** The overlay is painted with the next frame. */
  overlay(): void {
    this.#asked ??= this.#source.request(() => {
      this.#asked = undefined;
      const bars = this.#bars;
      this.#bars = false;
      if (bars) this.#paintBars();
      this.#paintOverlay();
    });
  }

  /** Nothing is painted any more. */
  stop(): void {
    if (this.#asked !== undefined) this.#source.cancel(this.#asked);
    this.#asked = undefined;
  }
}
