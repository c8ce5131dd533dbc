import { describe, expect, it } from "vitest";
import { accountsView, connectionTest, profileRow, profileRows } from "../../fixture/accounts";
import { fleetWatches } from "../../fixture/fleet";
import { watchRow } from "../../fixture/rows";
import { keyringSentence } from "./keyring";
import { countsText, listed, realWatches } from "./list";
import { checkName, outcomeLook } from "./outcome";
import { policyExcerpt } from "./policy";
import { calledAs, groupedAccount, placeText } from "./profile";
import { chipOrder, testRegion } from "./regions";
import { demoButton, noProfile } from "./welcome";

describe("the list of profiles", () => {
  it("begins with those that are watched, with their own watches", () => {
    const { watched, found } = listed(accountsView(), fleetWatches());
    expect(watched.map(({ profile }) => profile.name)).toEqual([
      ...["actuarial", "cat-prod", "data-eng", "fin-risk"],
    ]);
    expect(watched[1]?.regions).toEqual(["eu-west-1", "us-east-1"]);
    expect(found.map(({ profile }) => profile.name)).toEqual(["lab", "legacy-batch", "environment"]);
  });

  it("counts a profile that names no Region as only found", () => {
    const watches = [watchRow({ profile: "lab", region: "", health: "noregion" })];
    const [first] = listed(accountsView({ profiles: profileRows().slice(0, 1) }), watches).found;
    expect([first?.regions, first?.watches.length]).toEqual([[], 1]);
  });

  it("takes no watch of a demo that opened by itself for one of its own", () => {
    const demo = { is: "demo", scenario: "busy-day", speed: 60, asked: false } as const;
    expect(realWatches(demo, accountsView(), fleetWatches())).toEqual([]);
    expect(realWatches(demo, accountsView({ fixed: true }), fleetWatches())).toHaveLength(5);
    expect(realWatches({ is: "live" }, accountsView(), fleetWatches())).toHaveLength(5);
  });

  it("counts", () => {
    expect([countsText(1, 0), countsText(6, 4)]).toEqual([
      "1 profile, none watched",
      "6 profiles, 4 watched",
    ]);
  });
});

describe("a profile", () => {
  it("is called as the user wants, else by its name", () => {
    expect([calledAs({ label: "Prod", name: "p" }), calledAs({ label: "", name: "p" })]).toEqual([
      "Prod",
      "p",
    ]);
  });

  it("groups the digits of its account, and leaves what is no account as it is", () => {
    expect(groupedAccount("111122223333")).toBe("1111\u00a02222\u00a03333");
    expect(["", "unknown:lab"].map(groupedAccount)).toEqual(["", "unknown:lab"]);
  });

  it("says where it is watched and what its account is, as far as that is known", () => {
    expect(placeText(["eu-west-1"], profileRow({ account: "" }))).toBe("eu-west-1 · not tested");
    const tested = profileRow({ account: "", test: connectionTest({ account: "444455556666" }) });
    expect(placeText([], tested)).toBe("No Region chosen · 4444\u00a05555\u00a06666");
  });
});

describe("the Regions", () => {
  const ALL = ["ap-east-1", "eu-north-1", "eu-west-1", "us-east-1", "us-west-2"];

  it("stand in the order watched, own, common, and leave the rest behind More", () => {
    expect(chipOrder(["us-west-2"], "eu-north-1", ALL)).toEqual({
      first: ["us-west-2", "eu-north-1", "us-east-1", "eu-west-1"],
      rest: ["ap-east-1"],
    });
  });

  it("show a watched one that no list knows", () => {
    expect(chipOrder(["eusc-de-east-1"], "", ALL).first[0]).toBe("eusc-de-east-1");
  });

  it("are tested where the profile is watched, was tested or is at home, and nowhere else", () => {
    const tested = profileRow({ region: "eu-west-1", test: connectionTest({ region: "us-west-2" }) });
    expect(testRegion(["us-east-1"], tested)).toBe("us-east-1");
    expect(testRegion([], tested)).toBe("us-west-2");
    expect(testRegion([], profileRow({ region: "" }))).toBe("");
  });
});

describe("what is said", () => {
  it("of keys that were refused asks for other keys, of a network that is gone offers to keep them", () => {
    expect(outcomeLook("wrongKey")).toMatchObject({ retype: true, keep: false });
    for (const outcome of ["noNetwork", "throttled", "failed", "clockOff"] as const)
      expect(outcomeLook(outcome)).toMatchObject({ retype: false, keep: true });
    expect(outcomeLook("denied")).toMatchObject({ retype: false, keep: false });
  });

  it("of an action it does not know is the action’s own name", () => {
    expect(["sts:GetCallerIdentity", "s3:GetObject"].map(checkName)).toEqual(["Who am I", "GetObject"]);
  });

  it("of the policy is its statements with their first actions; of what is no policy, itself", () => {
    const { policy } = accountsView();
    expect(policyExcerpt(policy)).toMatch(
      /^\{ "Effect": "Allow", "Resource": "\*",\n {2}"Action": \[.*, …\] \}$/u,
    );
    expect(policyExcerpt("no policy")).toBe("no policy");
  });

  it("of the keyring is nothing while it is ready, and its own message else", () => {
    expect(keyringSentence({ state: "ready", message: "" })).toBeUndefined();
    expect(keyringSentence({ state: "absent", message: "Install one." })?.body).toBe("Install one.");
    expect(keyringSentence({ state: "locked", message: "" })?.title).toBe("The keyring is locked");
  });

  it("where there is no profile names the files that were looked in", () => {
    expect(noProfile(accountsView({ filesFound: false })).body).toContain(
      "looked in ~/.aws/config and ~/.aws/credentials and found neither.",
    );
    expect(noProfile(accountsView({ filesFound: true })).body).toContain("found no profile in them.");
  });

  it("on the demo’s button is true in a demo and without one", () => {
    const demo = { is: "demo", scenario: "busy-day", speed: 60, asked: false } as const;
    expect(demoButton(demo).word).toBe("Watch the demo fleet");
    expect(demoButton({ is: "live" }).action).toBe("restart");
  });
});
