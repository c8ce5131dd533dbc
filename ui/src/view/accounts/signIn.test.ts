import { describe, expect, it } from "vitest";
import { connectionTest, outcomeTest, profileRow } from "../../fixture/accounts";
import { at, NOW, trouble, watchRow } from "../../fixture/rows";
import type { Health, TestOutcome } from "../../ipc/wire";
import { watchSentence } from "../sentences";
import { watchNote } from "../watch";
import { signIn } from "./signIn";

const withHealth = (health: Health, region = "eu-west-1") =>
  watchRow({ health, region, since: at("11:20"), last: null });
const HEALTHS: readonly Health[] = [
  ...(["loading", "live", "throttled", "signedout", "denied", "offline"] as const),
  ...(["failing", "stale", "clockwrong", "noregion", "paused", "standby"] as const),
];
const OUTCOMES: readonly TestOutcome[] = [
  ...(["good", "wrongKey", "expired", "denied", "wrongRegion", "clockOff"] as const),
  ...(["noNetwork", "throttled", "keyring", "profile", "failed", "notAsked"] as const),
];

describe("how a profile stands", () => {
  it("is told from its watches before its last test", () => {
    const profile = profileRow({ test: connectionTest() });
    expect(signIn(profile, [withHealth("signedout")], NOW)).toMatchObject({
      key: "out",
      word: "Signed out",
      note: "since 11:20",
    });
  });

  it("is not signed out where a keyring is locked or a Region does not fit", () => {
    const closed = { ...withHealth("signedout"), trouble: trouble({ kind: "keyring" }) };
    expect(signIn(profileRow(), [closed], NOW)).toMatchObject({ key: "untested", word: "Keyring closed" });
    expect(watchSentence(closed, NOW)?.title).toBe("cat-prod in eu-west-1: keyring closed since 11:20");
    expect(watchNote(closed, NOW)).toBe("Keyring closed");
  });

  it("is the worst of its watches, and says where that is when it is not everywhere", () => {
    const watches = [withHealth("live"), withHealth("denied", "us-east-1")];
    expect(signIn(profileRow(), watches, NOW)).toMatchObject({ word: "Denied", note: "in us-east-1" });
  });

  it("is green for a watch that answers, and for no other", () => {
    for (const health of HEALTHS) {
      const { tone } = signIn(profileRow(), [withHealth(health)], NOW);
      expect(tone === "done", health).toBe(health === "live");
    }
  });

  it("is green for a good test, and for no other", () => {
    for (const outcome of OUTCOMES) {
      const test = outcome === "good" ? connectionTest() : outcomeTest(outcome);
      const { tone } = signIn(profileRow({ test }), [], NOW);
      expect(tone === "done", outcome).toBe(outcome === "good");
    }
  });

  it("is no longer green a quarter of an hour after a good test, since nobody knows any more", () => {
    const profile = profileRow({ test: connectionTest({ at: NOW - 16 * 60_000 }) });
    expect(signIn(profile, [], NOW)).toMatchObject({ key: "untested", tone: "off", word: "Was ready" });
  });

  it("is told from the test while its watches know nothing", () => {
    const profile = profileRow({ test: outcomeTest("wrongKey") });
    expect(signIn(profile, [withHealth("loading")], NOW)).toMatchObject({ key: "out", note: "tested 14:30" });
  });

  it("is not tested where nothing was asked, and says what its credentials are", () => {
    const profile = profileRow({ kind: "keyring" });
    expect(signIn(profile, [], NOW)).toMatchObject({
      key: "untested",
      word: "Not tested",
      note: "keys in the keyring",
    });
    expect(signIn(profile, [withHealth("paused")], NOW).word).toBe("Paused");
  });
});
