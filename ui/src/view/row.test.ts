import { describe, expect, it } from "vitest";
import { at, clusterRow, counts, NOW, trouble } from "../fixture/rows";
import { rowName, rowView } from "./row";

const MINUTE = 60_000;
const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("a row", () => {
  it("that is live says what runs, how far it is and how old that is", () => {
    const row = clusterRow();
    const view = rowView(row, NOW);
    expect(view).toMatchObject({ hollow: false, stale: false, progress: "9/16", checked: "8 s", why: "" });
    expect(view.now).toEqual({ icon: "running", tone: "run", text: "Ground-up loss, PF-12", more: 2 });
    expect(plain(view.elapsed)).toBe("4h 28m");
    expect(rowName(row, view)).toBe("EU-WS_v12_2026Q2, Running, 9 of 16 steps, checked 8 s ago");
  });

  it("shows the older of its two ages", () => {
    expect(rowView(clusterRow({ stateAt: NOW - 5000, stepsAt: NOW - 40_000 }), NOW).checked).toBe("40 s");
    expect(rowView(clusterRow({ stateAt: NOW - 50_000, stepsAt: NOW }), NOW).checked).toBe("50 s");
    expect(rowView(clusterRow({ stateAt: NOW - 5000, stepsAt: null }), NOW).checked).toBe("5 s");
  });

  it("is stale past its limit, not at it", () => {
    const row = clusterRow({ stateAt: NOW - 3 * MINUTE, stepsAt: NOW - 3 * MINUTE, staleAfter: 3 * MINUTE });
    expect(rowView(row, NOW).stale).toBe(false);
    expect(rowView(row, NOW + 1).stale).toBe(true);
  });

  it("that is stale is hollow, counts no further, and says when it was read", () => {
    const row = clusterRow({ stateAt: at("14:20"), stepsAt: at("14:20"), created: at("13:20") });
    const view = rowView(row, NOW);
    expect(view).toMatchObject({ hollow: true, stale: true, attention: "stale", why: "last read 14:20" });
    expect(view.look).toEqual({ icon: "running-hollow", tone: "off" });
    expect(view.now).toMatchObject({
      icon: "running-hollow",
      tone: "off",
      text: "was: Ground-up loss, PF-12",
    });
    expect(plain(view.elapsed)).toBe("1h 00m");
    expect(rowName(row, view)).toContain("was Running");
  });

  it.each([
    ["throttled", "throttled since 14:26"],
    ["signed_out", "signed out since 14:26"],
    ["denied", "ListClusters denied since 14:26"],
    ["offline", "no network since 14:26"],
    ["timed_out", "no answer since 14:26"],
  ] as const)("in trouble (%s) is hollow though it is young, and says since when and why", (kind, why) => {
    const view = rowView(clusterRow({ trouble: trouble({ kind }) }), NOW);
    expect(view).toMatchObject({ hollow: true, stale: false, why });
    expect(view.look.tone).toBe("off");
    expect(view.whyTitle).toBe("ListClusters: ThrottlingException: Rate exceeded");
  });

  it("is never green and never filled while it is hollow, whatever its status", () => {
    for (const status of ["failed", "idle", "unknown", "running", "waiting", "done"] as const) {
      const { look, now } = rowView(clusterRow({ status, trouble: trouble() }), NOW);
      expect([look.tone, now.tone], status).toEqual(["off", "off"]);
      expect(["running", "done", "failed", "idle"], status).not.toContain(look.icon);
    }
  });

  it("that ended and is settled is final: nothing that happens to its scope changes it", () => {
    const ended = clusterRow({
      status: "done",
      word: "Ended",
      ended: at("12:00"),
      staleAfter: null,
      trouble: trouble(),
    });
    expect(rowView(ended, NOW)).toMatchObject({ hollow: false, stale: false, checked: "final", why: "" });
    expect(rowView({ ...ended, listing: "notListed" }, NOW).why).toBe("AWS no longer lists it");
  });

  it("whose steps were not read says so and counts none", () => {
    const view = rowView(
      clusterRow({ stepsAt: null, steps: counts(), current: null, status: "capacity" }),
      NOW,
    );
    expect(view.progress).toBe("–");
    expect(view.now.text).toBe("Steps not read yet");
  });

  it("says that there may be more steps than were read", () => {
    expect(rowView(clusterRow({ steps: counts({ completed: 50, whole: false }) }), NOW).progress).toBe(
      "50/50+",
    );
  });

  it("that is idle says since when, unless its last step failed", () => {
    const idle = clusterRow({ status: "idle", idleSince: at("12:45"), current: null });
    expect(rowView(idle, NOW).now.text).toBe("Nothing to run since 12:45");
    const current = { id: "s-1", name: "Join", state: "FAILED", more: 0 };
    expect(rowView({ ...idle, status: "failed", current }, NOW).now).toMatchObject({
      text: "Join",
      tone: "fail",
    });
  });

  it("that left the list says since when", () => {
    const view = rowView(clusterRow({ listing: "missing", listingSince: at("14:30") }), NOW);
    expect(view.why).toBe("not listed since 14:30");
  });
});
