// The timeline in a test: a viewport of 1056 px, frames and time that the test moves, and canvases that remember.
import { render } from "@testing-library/svelte";
import { flushSync } from "svelte";
import { vi } from "vitest";
import { detailHead, fleetSteps } from "../../fixture/detail";
import { NOW } from "../../fixture/rows";
import type { DetailHead, StepRow } from "../../ipc/wire";
import { EngineClock } from "../../state/clock.svelte";
import { RecordedCanvases } from "./canvas.fixture";
import StepTimeline from "./StepTimeline.svelte";

const WIDTH = 1056;
const HEIGHT = 132;
const STRIDE = 10;

/** Opens the timeline. `pass` lets time go by: the clock ticks each second and frames are painted. */
export function openTimeline(part: { head?: DetailHead; steps?: StepRow[] } = {}) {
  const canvases = new RecordedCanvases();
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockImplementation(function (this: HTMLCanvasElement) {
    return canvases.context(this);
  });
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(WIDTH);
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(HEIGHT);
  const clock = new EngineClock({
    now: () => performance.now(),
    every: (ms, tick) => {
      const id = setInterval(tick, ms);
      return () => {
        clearInterval(id);
      };
    },
  });
  clock.set({ now: NOW, speed: 1 });
  clock.start();
  const onselect = vi.fn<(id: string) => void>();
  const onhover = vi.fn<(id: string) => void>();
  const props = {
    head: detailHead(),
    steps: fleetSteps(),
    clock,
    selectedStep: "",
    hoveredStep: "",
    onselect,
    onhover,
  };
  const view = render(StepTimeline, { props: { ...props, ...part } });
  const pass = (ms: number) => {
    flushSync();
    for (let left = ms; left > 0; left -= STRIDE) {
      vi.advanceTimersByTime(Math.min(STRIDE, left));
      flushSync();
    }
  };
  pass(50);
  return { ...view, canvases, clock, onselect, onhover, pass };
}
