import { describe, expect, it } from "vitest";
import type { WatchRow } from "../ipc/wire";
import { at, NOW, statusLine, trouble, watchRow } from "../fixture/rows";
import { troubleInView, watchesInView } from "./banners";
import { noMatch, noneThere, reading, watchSentence } from "./sentences";

const said = (part: Partial<WatchRow>) => {
  const sentence = watchSentence(watchRow({ region: "eu-central-1", profile: "actuarial", ...part }), NOW);
  return sentence && `${sentence.title} · ${sentence.body}`;
};

describe("a watch in trouble says what is so, then what to do", () => {
  it.each<readonly [Partial<WatchRow>, string | undefined]>([
    [{ health: "live" }, undefined],
    [{ health: "loading" }, undefined],
    [{ health: "standby" }, undefined],
    [{ health: "noregion" }, undefined],
    [
      { health: "throttled", next: at("14:40") },
      "AWS is limiting calls in eu-central-1 · Other tools share this limit. Reading half as often until 14:40, so that nobody’s job is hit.",
    ],
    [
      { health: "signedout", since: at("11:20"), live: 1 },
      "actuarial signed out at 11:20 · 1 cluster is not being watched.",
    ],
    [
      { health: "offline", since: at("14:29") },
      "No network since 14:29 · Shown as last read. Checks start again by themselves.",
    ],
    [
      { health: "denied", since: at("14:00"), trouble: trouble({ kind: "denied", message: "No." }) },
      "Clusters in eu-central-1 cannot be read · ListClusters is denied for actuarial since 14:00. No.",
    ],
    [
      { health: "clockwrong", since: at("14:00") },
      "This computer’s clock is wrong · AWS refuses what it signs since 14:00. Set the clock; checks start again by themselves.",
    ],
  ])("%j", (part, sentence) => {
    expect(said(part)).toBe(sentence);
  });

  it("says how long ago it was last read and when it is asked next", () => {
    const stale = said({ health: "stale", last: NOW - 6 * 60_000, since: at("14:26"), next: at("14:33") });
    expect(stale).toMatch(
      /^Last read 6m.* ago · eu-central-1 has not answered since 14:26\. Next try 14:33\.$/u,
    );
  });
});

describe("the banner over the grid", () => {
  const throttled = watchRow({ profile: "actuarial", region: "eu-central-1", health: "throttled" });
  const watches = [watchRow(), throttled];

  it("is silent while some of what is looked at answers", () => {
    expect(troubleInView(watchesInView(watches, ""), statusLine(), NOW)).toBeUndefined();
  });

  it("speaks of the one watch that is looked at", () => {
    const inView = watchesInView(watches, "hail watch:actuarial/eu-central-1");
    expect(troubleInView(inView, statusLine(), NOW)?.title).toBe("AWS is limiting calls in eu-central-1");
  });

  it("speaks first of the network", () => {
    const status = statusLine({ offlineSince: at("14:29") });
    expect(troubleInView(watches, status, NOW)?.title).toBe("No network since 14:29");
  });
});

describe("a grid without rows", () => {
  it("names the filter that hides them", () => {
    expect(noMatch(15, "owner eu")).toEqual({
      title: "No cluster matches this filter",
      body: "15 clusters are hidden by “owner eu”.",
    });
  });

  it("names who was asked and when", () => {
    const none = noneThere([watchRow({ last: at("14:32") })], NOW);
    expect(none.title).toBe("No clusters in eu-west-1");
    expect(none.body).toContain("cat-prod was asked at 14:32 and has none");
    expect(noneThere([], NOW).title).toBe("No watch is switched on");
  });

  it("names what is being read", () => {
    const loading = [watchRow(), watchRow({ profile: "fin-risk", region: "us-east-1", health: "loading" })];
    expect(reading(loading)).toBe("Reading fin-risk, us-east-1 · 1 of 2 watches");
    expect(reading([watchRow()])).toBe("");
  });
});
