import { describe, expect, it } from "vitest";
import { at, NOW, stepRow } from "../fixture/rows";
import { failureCard, stepView } from "./step";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("a step", () => {
  it("tells waiting and running apart", () => {
    const view = stepView(
      stepRow({ created: at("10:05"), started: at("10:19"), ended: at("10:41") }),
      NOW,
      false,
    );
    expect([view.waited, view.start, view.ran, view.end].map(plain)).toEqual([
      "14m 00s",
      "10:19",
      "22m 00s",
      "10:41",
    ]);
  });

  it("that waits has neither a start nor an end", () => {
    const step = stepRow({ state: "PENDING", created: at("14:32"), started: null, ended: null });
    const view = stepView(step, NOW, false);
    expect([view.waited, view.start, view.ran, view.end]).toEqual(["10s", "–", "–", "–"]);
  });

  it("that ran when it was last read does not run on when it cannot be read", () => {
    const step = stepRow({ state: "RUNNING", started: at("14:00"), ended: null, at: at("14:10") });
    const view = stepView(step, NOW, true);
    expect(plain(view.ran)).toBe("10m 00s");
    expect(view.look).toMatchObject({ icon: "running-hollow", tone: "off" });
    expect(stepView(stepRow(), NOW, true).look.icon).toBe("done");
  });

  it("in a state that EMR added keeps EMR's own word", () => {
    const { look } = stepView(stepRow({ state: "REWINDING" }), NOW, false);
    expect(look).toMatchObject({ word: "REWINDING", icon: "unknown" });
  });
});

describe("the card of a failed step", () => {
  const failed = stepRow({ state: "FAILED", stateReason: "Unknown Error." });

  it("gives EMR's reason, message and log file", () => {
    const card = failureCard({
      ...failed,
      failure: { reason: "Exit code 137", message: "Killed", logFile: "s3://logs/stderr.gz", seen: null },
    });
    expect(card).toMatchObject({
      title: "Exit code 137",
      message: "Killed",
      logFile: "s3://logs/stderr.gz",
      pending: false,
    });
  });

  it("says that the reason is not known yet, and what EMR does report", () => {
    expect(failureCard(failed)).toEqual({
      title: "Failed. The reason is not known yet.",
      body: "EMR reports only “Unknown Error.”. Opens here by itself. You can leave this page.",
      message: "",
      logFile: "",
      pending: true,
    });
  });

  it("is not there for a step that did not fail", () => {
    expect(failureCard(stepRow())).toBeUndefined();
    expect(failureCard({ ...failed, state: "INTERRUPTED" })).toBeDefined();
  });
});
