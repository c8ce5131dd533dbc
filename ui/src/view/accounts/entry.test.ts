import { describe, expect, it } from "vitest";
import { profileRow } from "../../fixture/accounts";
import { entryProblem } from "./entry";

const TYPED = { name: "lab", accessKeyId: "id", secretAccessKey: "secret", region: "eu-west-1" };
const KNOWN = [profileRow(), profileRow({ name: "kept", kind: "keyring" })];
const fieldOf = (part: Partial<typeof TYPED>, isHeld = false) =>
  entryProblem({ ...TYPED, ...part }, isHeld, KNOWN)?.field;

describe("an account that is entered", () => {
  it("can be sent when all is there", () => {
    expect(fieldOf({})).toBeUndefined();
  });

  it("is stopped at the first field that is empty", () => {
    expect(fieldOf({ name: " ", region: "" })).toBe("name");
    expect(fieldOf({ accessKeyId: " " })).toBe("accessKeyId");
    expect(fieldOf({ secretAccessKey: "" })).toBe("secretAccessKey");
    expect(fieldOf({ region: " " })).toBe("region");
  });

  it("needs no keys while the app holds those of the last try", () => {
    expect(fieldOf({ accessKeyId: "", secretAccessKey: "" }, true)).toBeUndefined();
  });

  it("takes no name of the AWS files, so that no secret is typed in vain, but that of kept keys", () => {
    expect(fieldOf({ name: "cat-prod" })).toBe("name");
    expect(fieldOf({ name: "kept" })).toBeUndefined();
  });
});
