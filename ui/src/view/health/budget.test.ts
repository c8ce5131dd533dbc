import { describe, expect, it } from "vitest";
import { bucket, budget, cutBudget, operation } from "../../fixture/health";
import { at, NOW, watchRow } from "../../fixture/rows";
import { budgetHead, quotasText, spentName, spentRows, throttleText, usedText, waitText } from "./budget";

const NBSP = "\u00a0";

describe("the calls of a budget", () => {
  it("begin with all operations, whose numbers are the sums, and go on with what uses most of its bucket", () => {
    const rows = spentRows(budget());
    expect(rows.map(({ name, minute, hour }) => [name, minute, hour])).toEqual([
      ["All operations", 16, 813],
      ["ListSteps", 9, 431],
      ["ListClusters", 6, 360],
      ["DescribeCluster", 1, 22],
    ]);
  });

  it("are shares of the most that may go in a minute: the burst and a minute's refill", () => {
    const [, row] = spentRows(budget({ operations: [operation({ minute: 10 })] }));
    expect(row).toMatchObject({ ofOwn: 0.5, ofGranted: 0.25, limit: 0.5 });
    if (row) expect(usedText(row)).toBe(`50${NBSP}% of ours, 25${NBSP}% of AWS’s`);
  });

  it("are never no share when there was a call", () => {
    const quick = bucket({ grantedBurst: 1000, grantedRefill: 100 });
    const [, row] = spentRows(budget({ operations: [operation({ minute: 1, bucket: quick })] }));
    if (row) expect(usedText(row)).toBe(`under 1${NBSP}% of ours, under 1${NBSP}% of AWS’s`);
  });

  it("say in words what the bar shows", () => {
    const [, row] = spentRows(cutBudget()).toReversed();
    if (row)
      expect(spentName(row)).toContain("ListClusters: 6 calls in the last minute, 351 in the last hour");
    const [all] = spentRows(cutBudget());
    if (all) expect(spentName(all)).toMatch(/, 3 refused$/u);
  });
});

describe("the head of a budget", () => {
  it("names each profile once, as the user calls it, and the account in groups", () => {
    const watches = [
      watchRow({ label: "Cat models" }),
      watchRow({ profile: "cat-prod", region: "us-east-1" }),
      watchRow({ profile: "cat-too", swatch: 2 }),
    ];
    const head = budgetHead(budget({ watches: ["cat-prod/eu-west-1", "cat-too/eu-west-1"] }), watches);
    expect(head.profiles.map(({ name }) => name)).toEqual(["Cat models", "cat-too"]);
    expect(head.account).toBe(`1111${NBSP}2222${NBSP}3333`);
    expect(budgetHead(budget({ account: "" }), watches).account).toBe("account not known yet");
  });
});

describe("the quotas of a budget", () => {
  it("are documented until the account’s own were read, and say why they were not", () => {
    expect(quotasText(budget(), NOW)).toBe("AWS’s documented quotas.");
    expect(quotasText(budget({ quotasTrouble: "denied" }), NOW)).toBe(
      "AWS’s documented quotas; servicequotas:ListServiceQuotas is not allowed.",
    );
    expect(quotasText(budget({ quotasTrouble: "offline" }), NOW)).toBe(
      "AWS’s documented quotas; the account’s own could not be read.",
    );
  });

  it("are the account’s own once they were read, also when the next try failed", () => {
    const read = budget({ quotasRead: at("14:01"), quotasTrouble: "server" });
    expect(quotasText(read, NOW)).toBe("The account’s own quotas, read at 14:01.");
  });
});

describe("a refusal", () => {
  it("is told with its count, the last operation, and until when less is read", () => {
    expect(throttleText(cutBudget(), NOW)).toBe(
      "AWS refused 3 calls in the last hour, the last one ListSteps at 14:31. " +
        "Reading half as often until 14:36, a little more each minute.",
    );
  });

  it("is told once it is over, too, and nothing is told where there was none", () => {
    const refused = operation({ refused: 1, refusedAt: at("14:01") });
    expect(throttleText(budget({ operations: [refused] }), NOW)).toBe(
      "AWS refused 1 call in the last hour, ListSteps at 14:01. It is read at full pace again.",
    );
    expect(throttleText(budget(), NOW)).toBeUndefined();
  });

  it("names the deepest cut", () => {
    const cut = (rateShare: number) => operation({ bucket: bucket({ rateShare, wholeAt: at("14:40") }) });
    expect(throttleText(budget({ operations: [cut(0.5), cut(0.25)] }), NOW)).toContain("a quarter as often");
    expect(throttleText(budget({ operations: [cut(0.375)] }), NOW)).toContain(`38${NBSP}% as often`);
  });
});

describe("what waits for a bucket", () => {
  const wait = { operation: "ListSteps", waiting: null, next: "", until: NOW + 8000 };

  it("says who and how many where that is known, and when it goes on", () => {
    expect(waitText(wait, NOW)).toBe("ListSteps: next call in 8 s");
    expect(waitText({ ...wait, waiting: 3, next: "EU-WS_v12" }, NOW)).toBe(
      "ListSteps: 3 wait, EU-WS_v12 next, in 8 s",
    );
    expect(waitText({ ...wait, waiting: 1 }, NOW + 9000)).toBe("ListSteps: 1 waits, now");
  });
});
