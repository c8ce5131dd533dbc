// The colours and the font of the theme, as the canvas needs them: read again when the theme changes.
import type { Tone } from "../../../view/states";

const TONES = [
  "run",
  "done",
  "fail",
  "late",
  "idle",
  "prep",
  "wait",
  "off",
] as const satisfies readonly Tone[];
const PARTS = ["fg", "soft", "bar", "on", "edge"] as const;
const PLAIN = [
  "surface",
  "surface-2",
  "line",
  "line-2",
  "text-2",
  "text-3",
  "accent",
  "accent-soft",
  "bg",
  "ink",
  "on-ink",
] as const;

type Plain = (typeof PLAIN)[number];
type Part = (typeof PARTS)[number];

/** A theme's colours by role. */
export interface Palette {
  readonly plain: Readonly<Record<Plain, string>>;
  readonly tones: Readonly<Record<Tone, Readonly<Record<Part, string>>>>;
  readonly font: string;
}

/** Reads the palette from the custom properties that hold on `element`; under forced colours, the system's. */
export function readPalette(element: Element, forced: boolean): Palette {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim();
  const font = read("--font-ui") || "system-ui, sans-serif";
  if (forced) return { ...FORCED, font };
  const plain = Object.fromEntries(PLAIN.map((name) => [name, read(`--c-${name}`)]));
  const tones = Object.fromEntries(
    TONES.map((tone) => [tone, Object.fromEntries(PARTS.map((part) => [part, read(`--${tone}-${part}`)]))]),
  );
  return { plain, tones, font } as Palette;
}

const paper = { fg: "CanvasText", soft: "Canvas", bar: "Canvas", on: "CanvasText", edge: "CanvasText" };
const solid = { fg: "CanvasText", soft: "Canvas", bar: "Highlight", on: "HighlightText", edge: "CanvasText" };

const FORCED: Omit<Palette, "font"> = {
  plain: {
    surface: "Canvas",
    "surface-2": "Canvas",
    line: "GrayText",
    "line-2": "GrayText",
    "text-2": "CanvasText",
    "text-3": "CanvasText",
    accent: "Highlight",
    "accent-soft": "Canvas",
    bg: "Canvas",
    ink: "CanvasText",
    "on-ink": "Canvas",
  },
  tones: {
    run: solid,
    fail: solid,
    done: paper,
    late: paper,
    idle: paper,
    prep: paper,
    wait: paper,
    off: { ...paper, edge: "GrayText" },
  },
};
