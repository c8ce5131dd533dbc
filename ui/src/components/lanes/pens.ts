// The fleet timeline's canvases, and how large they are.
import { AXIS, MINIMAP } from "../../view/lanes/measures";
import { Pens } from "../timeline/paint/pens";

/** The canvases: two over each other, and the head's. */
export type LaneCanvases = Readonly<Record<"bars" | "overlay" | "head", HTMLCanvasElement>>;

/** Their pens, still without canvases. */
export function lanePens(): Pens<keyof LaneCanvases> {
  return new Pens((name, { width, height }) => ({
    width,
    height: name === "head" ? MINIMAP + AXIS : height,
  }));
}
