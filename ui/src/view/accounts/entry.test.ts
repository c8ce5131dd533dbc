import { describe, expect, it } from "vitest";
import { profileRow } from "../../fixture/accounts";
import { entryProblem, type Typed } from "./entry";

const TYPED: Typed = {
  name: "lab",
  accessKeyId: "AKIAI0SFODNN7EXAMPLE",
  secretAccessKey: "secret",
  sessionToken: "",
  region: "eu-west-1",
};
const KNOWN = [profileRow(), profileRow({ name: "kept", kind: "keyring" })];
const fieldOf = (part: Partial<Typed>, isHeld = false) =>
  entryProblem({ ...TYPED, ...part }, isHeld, KNOWN)?.field;

describe("an account that is entered", () => {
  it("can be sent when all is there", () => {
    expect(fieldOf({})).toBeUndefined();
    expect(fieldOf({ region: " us-gov-west-1 " })).toBeUndefined();
    expect(fieldOf({ accessKeyId: "ASIAI0SFODNN7EXAMPLE", sessionToken: "token" })).toBeUndefined();
  });

  it("is stopped at the first field that is empty", () => {
    expect(fieldOf({ name: " ", region: "" })).toBe("name");
    expect(fieldOf({ accessKeyId: "" })).toBe("accessKeyId");
    expect(fieldOf({ secretAccessKey: "" })).toBe("secretAccessKey");
    expect(fieldOf({ region: " " })).toBe("region");
  });

  it("is stopped where keys cannot be keys, before they are sent in vain", () => {
    expect(fieldOf({ accessKeyId: "AKIA SHORT" })).toBe("accessKeyId");
    expect(fieldOf({ accessKeyId: "wJalrXUtnFEMI/K7MDENG/bPxRfiCY" })).toBe("accessKeyId");
    expect(fieldOf({ secretAccessKey: "two words" })).toBe("secretAccessKey");
    expect(fieldOf({ accessKeyId: "ASIAI0SFODNN7EXAMPLE" })).toBe("sessionToken");
  });

  it("is stopped at a Region that is none, and at a name that no file can hold", () => {
    for (const region of ["Ireland", "eu-west", "-1", "eu west 1"])
      expect(fieldOf({ region }), region).toBe("region");
    for (const name of ["a/b", "[x]", 'say "x"']) expect(fieldOf({ name }), name).toBe("name");
  });

  it("needs no keys while the app holds those of the last try", () => {
    expect(fieldOf({ accessKeyId: "", secretAccessKey: "" }, true)).toBeUndefined();
  });

  it("takes no name that a profile has already", () => {
    expect(fieldOf({ name: " cat-prod " })).toBe("name");
    expect(fieldOf({ name: "kept" })).toBe("name");
  });
});
