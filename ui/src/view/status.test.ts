import { describe, expect, it } from "vitest";
import { at, NOW, statusLine, watchRow } from "../fixture/rows";
import {
  archiveText,
  budgetPercent,
  countText,
  demoSentence,
  demoText,
  freshness,
  throttledText,
} from "./status";

const LIVE = { is: "live" } as const;
const DEMO = { is: "demo", scenario: "busy-day", speed: 60, asked: false } as const;
const watches = [watchRow()];

describe("the status bar", () => {
  it("is live while a watch answers on time", () => {
    expect(freshness(statusLine(), LIVE, watches, NOW)).toEqual({
      link: "live",
      text: "Refreshed 8 s ago",
      live: true,
    });
    expect(freshness(statusLine(), DEMO, watches, NOW)).toMatchObject({ link: "demo", live: true });
  });

  it("is not live when the last answer is old, or no watch answers", () => {
    const old = statusLine({ refreshed: NOW - 4 * 60_000 });
    expect(freshness(old, LIVE, watches, NOW)).toMatchObject({ link: "stale", live: false });
    const throttled = [watchRow({ health: "throttled" })];
    expect(freshness(statusLine(), LIVE, throttled, NOW)).toMatchObject({ link: "stale", live: false });
    expect(freshness(statusLine({ refreshed: null }), LIVE, watches, NOW).text).toBe("Not read yet");
  });

  it("says since when there is no network", () => {
    const offline = freshness(statusLine({ offlineSince: at("14:28:10") }), DEMO, watches, NOW);
    expect(offline).toMatchObject({ link: "offline", live: false });
    expect(offline.text).toMatch(/^Offline, 4m/u);
  });

  it("tells the free share in whole percent, within its bounds", () => {
    expect([0.724, -1, 2].map((budgetFree) => budgetPercent(statusLine({ budgetFree })))).toEqual([
      72, 0, 100,
    ]);
  });

  it("counts what is throttled, signed out and denied, and is silent when nothing is", () => {
    expect(throttledText(statusLine(), NOW)).toEqual(["", ""]);
    expect(throttledText(statusLine({ throttled: 2, nextTry: at("14:33:05") }), NOW)).toEqual([
      "2 throttled",
      ", next try 14:33",
    ]);
    expect([countText(0, "denied"), countText(1, "signed out")]).toEqual(["", "1 signed out"]);
  });

  it("says since when nothing is kept", () => {
    expect(archiveText(statusLine(), NOW)).toBe("");
    const archive = { kept: false, notKeptSince: at("14:10"), message: "The disk is full." };
    expect(archiveText(statusLine({ archive }), NOW)).toBe("Not kept since 14:10");
  });

  it("names the demo, its scenario and its speed, and why it opened", () => {
    expect([demoText(LIVE), demoText(DEMO)]).toEqual(["", "Demo, 60× speed"]);
    expect(demoSentence(DEMO, 0).body).toBe(
      "No AWS profile was found on this computer. Scenario busy-day at 60× speed. Every account, cluster and step is invented.",
    );
    expect(demoSentence({ ...DEMO, asked: true }, 4).body).not.toContain("No AWS profile");
    // One that was written since is there, and not watched yet.
    expect(demoSentence(DEMO, 1).body).toContain("No Region of an AWS profile is watched on this computer.");
  });
});
