import { describe, expect, it } from "vitest";
import { at, clusterRow, NOW, statusLine, watchRow } from "../fixture/rows";
import { troubleInView } from "./banners";
import { heldRow } from "../state/paused";
import { pausedSentence } from "./pause";
import { rowView } from "./row";
import { freshness } from "./status";

const paused = statusLine({ pausedSince: at("14:19") });

describe("while watching is paused", () => {
  it("says since when, and what that means", () => {
    expect(pausedSentence(at("14:19"), NOW).title).toBe("Paused since 14:19");
    const said = freshness(paused, { is: "demo", scenario: "a", speed: 1, asked: true }, [watchRow()], NOW);
    expect(said).toEqual({ link: "stale", text: "Paused since 14:19", live: false });
  });

  it("raises no other trouble over the grid", () => {
    const watch = watchRow({ health: "offline", since: at("14:10") });
    expect(troubleInView([watch], statusLine({ ...paused, offlineSince: at("14:10") }), NOW)).toBeUndefined();
  });

  it("draws what can change as last read, even if it was read this moment", () => {
    const view = rowView(heldRow(clusterRow({ stateAt: NOW, stepsAt: NOW })), NOW);
    expect(view).toMatchObject({ hollow: true, stale: true, attention: "stale", why: "last read 14:32" });
    expect(view.now.text).toMatch(/^was: /u);
  });

  it("leaves what has ended as it is", () => {
    const ended = clusterRow({ status: "done", state: "TERMINATED", staleAfter: null });
    expect(heldRow(ended)).toBe(ended);
  });
});
