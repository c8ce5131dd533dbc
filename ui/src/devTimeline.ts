import "./styles/tokens.css";
import "./styles/measures.css";
import "./styles/base.css";
import { mount } from "svelte";
import StepTimeline from "./components/timeline/StepTimeline.svelte";
import { EngineClock } from "./state/clock.svelte";
import { detailHead, fleetSteps } from "./fixture/detail";
import { at, NOW, stepRow } from "./fixture/rows";
const q = new URLSearchParams(location.search);
if (q.get("theme")) document.documentElement.dataset["theme"] = q.get("theme")!;
const clock = new EngineClock();
clock.set({ now: NOW, speed: 1 });
clock.start();
const add = (head: any, steps: any, selectedStep = "") => {
  const d = document.createElement("div");
  d.style.cssText =
    "background:var(--c-surface);margin-bottom:10px;max-height:340px;display:flex;flex-direction:column";
  document.getElementById("app")!.append(d);
  mount(StepTimeline, {
    target: d,
    props: { head, steps, clock, selectedStep, hoveredStep: "", onselect: console.log, onhover: () => {} },
  });
  return d;
};
const kinds = [
  ["COMPLETED", "10:20", "11:10", 0],
  ["FAILED", "11:10", "11:50", 0],
  ["INTERRUPTED", "11:55", "12:40", 0],
  ["CANCELLED", "12:45", "13:20", 0],
  ["CANCEL_PENDING", "13:25", null, 0],
  ["PAUSED_BY_AWS", "10:20", "11:40", 1],
  ["RUNNING", "12:20", null, 1],
  ["COMPLETED", "11:45", "11:45:40", 1],
  ["FAILED", "11:50", "11:50:04", 1],
  ["FAILED", "12:10", "12:11", 1],
] as const;
const ks = kinds.map(([state, s, e, slot], i) =>
  stepRow({
    number: i + 1,
    name: `${state.toLowerCase()} step of a model`,
    state,
    slot,
    started: at(s),
    ended: e ? at(e) : null,
  }),
);
for (let i = 0; i < 30; i++)
  ks.push(
    stepRow({ number: 20 + i, name: "waits", state: "PENDING", slot: null, started: null, ended: null }),
  );
add(
  detailHead({
    slots: 2,
    life: [
      { kind: "starting", from: at("10:04"), to: at("10:20") },
      { kind: "busy", from: at("10:20"), to: at("11:10") },
      { kind: "other", from: at("11:10"), to: at("12:20") },
      { kind: "unknown", from: at("12:20"), to: at("13:20") },
      { kind: "terminating", from: at("13:20"), to: null },
    ],
  }),
  ks,
  ks[1]!.id,
);
const many = Array.from({ length: 1000 }, (_, i) => {
  const slot = i % 12;
  const s = NOW - 9e7 + Math.floor(i / 12) * 1.05e6 + slot * 4e4;
  return stepRow({
    number: i + 1,
    name: `Part ${i} of the event set`,
    state: i % 97 === 3 ? "FAILED" : "COMPLETED",
    slot,
    started: s,
    ended: s + (i % 5 === 0 ? 2e4 : 9.5e5),
  });
});
add(
  detailHead(
    {
      slots: 12,
      life: [{ kind: "busy", from: NOW - 9e7, to: null }],
      queue: many.filter((_, i) => i % 40 === 0).map((s, i) => ({ at: s.started!, pending: 1000 - i * 40 })),
    },
    { created: NOW - 9.05e7 },
  ),
  many,
);
add(detailHead({ slots: 1, life: [], queue: [] }), []);
const long = Array.from({ length: 300 }, (_, i) => {
  const s = NOW - 60 * 864e5 + i * 17.2e6;
  return stepRow({
    number: i + 1,
    name: "nightly",
    state: i % 50 === 9 ? "FAILED" : "COMPLETED",
    started: s,
    ended: s + ((i % 7) + 1) * 2e6,
  });
});
add(
  detailHead(
    { slots: 1, life: [{ kind: "idle", from: NOW - 60 * 864e5, to: null }], queue: [] },
    { created: NOW - 60 * 864e5 },
  ),
  long,
);
void fleetSteps;
