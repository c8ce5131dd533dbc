import { describe, expect, it } from "vitest";
import { appView, callsOf, errorView, watchHealth } from "../../fixture/health";
import { at, NOW, statusLine, watchRow } from "../../fixture/rows";
import { appFacts } from "./app";
import { latencyBars } from "./bars";
import { calls, formatBytes, formatLatency } from "./units";
import { errorSaid, errorsText, errorText, lastSuccess, latencyName, nextAsk, noLatency } from "./watch";

const NBSP = "\u00a0";

describe("amounts", () => {
  it.each([
    [0, "0 ms"],
    [51.6, "52 ms"],
    [999, "999 ms"],
    [1400, "1.4 s"],
    [120_000, "120 s"],
  ])("a call of %d ms took %s", (ms, said) => {
    expect(formatLatency(ms)).toBe(said.replace(" ", NBSP));
  });

  it.each([
    [0, "0 B"],
    [999, "999 B"],
    [4096, "4.1 kB"],
    [61_400_000, "61.4 MB"],
    [142_000_000, "142 MB"],
    [3_210_000_000, "3.2 GB"],
  ])("%d bytes are %s", (bytes, said) => {
    expect(formatBytes(bytes)).toBe(said.replace(" ", NBSP));
  });

  it("one call is no calls", () => {
    expect([calls(0), calls(1), calls(2)]).toEqual(["0 calls", "1 call", "2 calls"]);
  });
});

describe("a watch", () => {
  it("has an age, or the reason why it has none", () => {
    expect(lastSuccess(watchRow(), NOW)).toEqual({ text: "8 s ago", none: false });
    expect(lastSuccess(watchRow({ last: null }), NOW)).toEqual({ text: "Not read yet", none: true });
    expect(lastSuccess(watchRow({ last: null, health: "noregion" }), NOW).text).toBe("No Region chosen");
  });

  it("says when it is asked next, or why it is not", () => {
    expect(nextAsk(watchRow(), NOW).text).toBe("in 22 s");
    expect(nextAsk(watchRow({ next: NOW - 1 }), NOW).text).toBe("Now");
    expect(nextAsk(watchRow({ health: "paused" }), NOW)).toEqual({ text: "Not while paused", none: true });
    expect(nextAsk(watchRow({ health: "standby", askedBy: "cat-too/eu-west-1" }), NOW).text).toBe(
      "Asked by cat-too",
    );
    expect(nextAsk(watchRow({ next: null, health: "signedout" }), NOW).text).toBe("When it can be opened");
  });

  it("without a latency says why", () => {
    const failed = watchHealth({ calls: callsOf([-90]), median: null, p95: null });
    expect(noLatency(watchRow(), undefined)).toBe("Being read");
    expect(noLatency(watchRow(), watchHealth({ calls: [] }))).toBe("No call yet");
    expect(noLatency(watchRow(), failed)).toBe("No answer among the last calls");
    expect(noLatency(watchRow({ health: "standby", askedBy: "cat-too/eu-west-1" }), failed)).toBe(
      "Asked by cat-too",
    );
  });

  it("tells its errors with kind, number and beginning", () => {
    expect(errorText(errorView(), NOW)).toBe("ListSteps: throttled, 3 in a row since 14:31");
    expect(errorText(errorView({ kind: "denied", inARow: 1 }), NOW)).toBe(
      "ListSteps denied, once since 14:31",
    );
    const out = errorView({ operation: "", kind: "signed_out", since: at("11:20"), inARow: 2 });
    expect(errorText(out, NOW)).toBe("Signed out, 2 in a row since 11:20");
    expect(errorSaid(errorView({ code: null }))).toBe("Rate exceeded");
    expect([
      errorsText(watchRow(), []),
      errorsText(watchRow(), [out]),
      errorsText(watchRow(), [out, errorView()]),
    ]).toEqual(["None", "2 in a row", "2 operations"]);
  });
});

describe("the figure of the last calls", () => {
  it("shows the newest, each as high as it took long, and cuts what is far out", () => {
    const bars = latencyBars(callsOf([...Array.from({ length: 60 }, () => 100), 200, 900]));
    expect(bars).toHaveLength(40);
    expect(bars.slice(-3).map(({ height, over }) => [height, over])).toEqual([
      [0.5, false],
      [1, false],
      [1, true],
    ]);
  });

  it("stays low while all is quick, and marks what failed", () => {
    const bars = latencyBars(callsOf([4, 6, -5000]));
    expect(bars.map(({ height, good }) => [height, good])).toEqual([
      [0.1, true],
      [0.1, true],
      [0, false],
    ]);
  });

  it("has a name that says the same", () => {
    expect(latencyName(watchHealth({ calls: callsOf([50, -1]) }))).toBe(
      `The last 2 calls: median 52${NBSP}ms, 95 of 100 within 96${NBSP}ms, 1 failed`,
    );
  });
});

describe("the app", () => {
  const told = (key: string, app = appView(), status = statusLine(), speed = 1) =>
    appFacts(app, status, NOW, speed).find((fact) => fact.key === key);

  it("has a value and its age for each fact, or the reason why there is none", () => {
    expect(told("memory")).toMatchObject({
      value: `61.4${NBSP}MB`,
      note: `98.3${NBSP}MB with what it shares · 3 s ago`,
    });
    const unknown = appView({ measured: null, pss: null, rss: null });
    expect(told("memory", unknown)).toMatchObject({ value: "–", note: "Being looked up" });
    expect(told("window", appView({ window: null }))).toMatchObject({
      value: "–",
      note: "The system does not tell",
    });
    expect(told("uptime")).toMatchObject({ value: "4h 28m", note: "since 10:04" });
  });

  it("runs in real time, also where its clock is faster", () => {
    expect(told("uptime", appView(), statusLine(), 60)?.value).toBe("4m 28s");
  });

  it("tells restarts and an archive that is not kept as ill, with what to do", () => {
    expect(told("restarts")).toMatchObject({ value: "None", ill: false });
    const last = { scope: "1/eu-west-1", count: 2, last: at("14:03"), said: "index out of bounds" };
    expect(told("restarts", appView({ restarts: [last] }))).toMatchObject({
      value: "2",
      note: "last 1/eu-west-1 at 14:03: index out of bounds",
      ill: true,
    });
    expect(told("archive")).toMatchObject({
      value: `Kept, 12.4${NBSP}MB`,
      note: "without a gap since 10:04",
    });
    const archive = { kept: false, notKeptSince: at("14:10"), message: "Free some space." };
    expect(told("archive", appView({ archive: null }), statusLine({ archive }))).toMatchObject({
      value: "Not kept since 14:10",
      note: "Free some space.",
      ill: true,
    });
  });
});
