// Lanes made short, for tests: minutes after `FROM`.
import { clusterRow } from "../../fixture/rows";
import { TimelineDraft } from "../../fixture/timeline";
import type { ClusterRow } from "../../ipc/wire";
import { layLanes, type Layout } from "./layout";
import { makeLaneModel, type LaneModel } from "./model";
import { Rectangles } from "./rectangles";
import { makeLaneScene, type LaneScene } from "./scene";

const FROM = Date.UTC(2026, 6, 14, 8);
const MINUTE = 60_000;
const WIDTH = 600;
const HEIGHT = 400;

/** A moment so many minutes after `FROM`. */
export function minute(n: number): number {
  return FROM + n * MINUTE;
}

/** A step: from, to (null: still open), state, slot. */
export type Ran = readonly [from: number, to: number | null, state?: string, slot?: number | null];

/** A model with a lane for each list of steps. */
export function lanesOf(...lanes: readonly (readonly Ran[])[]): LaneModel {
  const draft = new TimelineDraft();
  const rows = new Map<string, ClusterRow>();
  lanes.forEach((steps, lane) => {
    const row = clusterRow({ id: `j-${String(lane)}`, name: `Cluster ${String(lane)}`, staleAfter: null });
    rows.set(row.key, row);
    draft.lane(row.key, 1);
    for (const [from, to, state = "COMPLETED", slot = 0] of steps) {
      draft.bar("Load", state, minute(from), to === null ? null : minute(to), slot);
    }
  });
  const model = makeLaneModel(draft.whole(), minute(60));
  return { ...model, rows: [...rows.values()] };
}

/** All lanes in one group without a head. */
export function laid({ bars }: LaneModel, fitted?: number): Layout {
  const lanes = Array.from({ length: bars.lanes }, (_, lane) => lane);
  return layLanes([{ key: "", word: "", lanes }], bars.slots, [], fitted);
}

/** The first `minutes` in 600 px. */
export function sceneOf(model: LaneModel, minutes: number, fitted?: number): LaneScene {
  const span = { t0: FROM, t1: minute(minutes) };
  const frame = { model, layout: laid(model, fitted), span, width: WIDTH, height: HEIGHT, scroll: 0 };
  return makeLaneScene({ ...frame, now: minute(60), unfolded: [] }, new Rectangles());
}

/** What is painted: lane, left, right and how many steps it stands for. */
export function painted({ rectangles: all }: LaneScene): number[][] {
  return Array.from({ length: all.n }, (_, i) =>
    [all.lane[i], all.x0[i], all.x1[i], all.count[i]].map((value) => Math.round(value ?? NaN)),
  );
}
