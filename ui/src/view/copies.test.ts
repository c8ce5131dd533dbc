import { describe, expect, it } from "vitest";
import { consoleLink, describeCommand } from "./copies";

const CLUSTER = { id: "j-1B7QZ0R5HD3VK", region: "eu-west-1", profiles: ["analytics"] };

describe("what is copied of a cluster", () => {
  it("leads to the console of its Region's partition", () => {
    const at = (region: string) => consoleLink({ ...CLUSTER, region });
    expect(at("eu-west-1")).toBe(
      "https://eu-west-1.console.aws.amazon.com/emr/home?region=eu-west-1#/clusterDetails/j-1B7QZ0R5HD3VK",
    );
    expect(at("cn-north-1")).toContain("https://console.amazonaws.cn/emr/home?region=cn-north-1#");
    expect(at("us-gov-west-1")).toContain("https://console.amazonaws-us-gov.com/emr/home");
  });

  it("is a command that a shell takes as it stands", () => {
    const command = "aws emr describe-cluster --cluster-id j-1B7QZ0R5HD3VK --region eu-west-1";
    expect(describeCommand(CLUSTER)).toBe(`${command} --profile analytics`);
    expect(describeCommand({ ...CLUSTER, profiles: ["cat $(id); it's"] })).toBe(
      `${command} --profile 'cat $(id); it'\\''s'`,
    );
    expect(describeCommand({ ...CLUSTER, profiles: ["environment"] })).toBe(command);
    expect(describeCommand({ ...CLUSTER, profiles: [] })).toBe(command);
  });
});
