// The lower canvas: everything but what moves with the pointer and the clock.
import type { Item } from "../../../view/timeline/items";
import { hitRow, paintOrder } from "../../../view/timeline/hit";
import { kindOf, KINDS } from "../../../view/timeline/kinds";
import { AXIS, BAR, GUTTER, SLOTS_TOP, slotTop } from "../../../view/timeline/measures";
import type { Model, Scene } from "../../../view/timeline/scene";
import { paintBarsOf, paintBarText } from "./bar";
import type { View } from "./frames";
import { paintFolds } from "./folds";
import { lanesBottom, paintGround, paintIdle, paintNames } from "./ground";
import { paintLife } from "./life";
import type { Frame } from "./outline";
import type { Pen } from "./pen";
import { paintQueue } from "./queue";

const MOST_LABELS = 400;

/** Paints the bars canvas whole. */
export function paintBars(pen: Pen, model: Model, scene: Scene, view: View): void {
  const { ctx } = pen;
  paintGround(pen, scene, view);
  ctx.save();
  clip(ctx, AXIS, view.height, view.width);
  paintLife(pen, scene.life, sightOf(scene));
  paintQueue(pen, scene, view.height - 2);
  ctx.restore();
  ctx.save();
  clip(ctx, SLOTS_TOP - 2, lanesBottom(view.height), view.width);
  paintIdle(pen, scene, view.scroll);
  paintSlots(pen, model, scene, view);
  ctx.restore();
  paintFolds(pen, scene.scale.folds, AXIS + 1, view.height);
  paintNames(pen, scene, view);
}

/** Where an item of a slot stands on the canvas; ended bars leave one pixel to their neighbour. */
export function frameOf({ x0, x1, slot, how, open }: Item, scroll: number): Frame {
  const gap = how === "ran" && !open && x1 - x0 > 3 ? 1 : 0;
  return { x: x0, y: slotTop(slot ?? 0) - scroll, w: x1 - x0 - gap, h: BAR };
}

function paintSlots(pen: Pen, model: Model, scene: Scene, { height, scroll }: View): void {
  const items = scene.rows
    .filter((_, slot) => slotTop(slot) + BAR > scroll + SLOTS_TOP - 2 && slotTop(slot) - scroll < height)
    .flatMap((row) => row.items)
    .sort(paintOrder);
  // What failed comes last of the kinds, so that nothing lies over it.
  KINDS.forEach((kind, code) => {
    const frames = items.filter((item) => item.kind === code).map((item) => frameOf(item, scroll));
    if (frames.length > 0) paintBarsOf(pen, kind, frames);
  });
  const sight = sightOf(scene);
  let labels = 0;
  for (const item of items) {
    if (labels >= MOST_LABELS) return;
    if (item.x1 - item.x0 < 15 || isCovered(item, scene)) continue;
    paintBarText(pen, kindOf(item.kind), frameOf(item, scroll), labelOf(item, model), sight);
    labels += 1;
  }
}

// A bar that a failed one lies over must not write its text across it.
function isCovered(item: Item, scene: Scene): boolean {
  const row = item.slot === null ? undefined : scene.rows[item.slot];
  if (!row) return false;
  const top = hitRow(row, Math.max(item.x0, scene.scale.x0) + 8);
  return (
    top !== undefined && top !== item && top.kind > item.kind && top.x1 > item.x0 + 8 && top.x0 < item.x0 + 8
  );
}

function labelOf({ steps }: Item, model: Model): string {
  return steps.length > 1 ? `${steps.length} steps` : (model.labels[steps[0] ?? 0] ?? "");
}

function sightOf({ scale }: Scene): { left: number; right: number } {
  return { left: GUTTER, right: scale.x1 };
}

function clip(ctx: CanvasRenderingContext2D, top: number, bottom: number, width: number): void {
  ctx.beginPath();
  ctx.rect(GUTTER - 1, top, width - GUTTER + 1, bottom - top);
  ctx.clip();
}
