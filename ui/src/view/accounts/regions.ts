// Which Regions stand as chips, and where a connection is tested.
import type { ProfileRow } from "../../ipc/wire";

// Where most clusters are; the rest is behind "More".
const COMMON = [
  "us-east-1",
  "us-east-2",
  "us-west-2",
  "eu-west-1",
  "eu-west-2",
  "eu-central-1",
  "ap-northeast-1",
  "ap-southeast-2",
];

/** Chips in their order: watched ones, the profile's own Region, common ones; then the rest. */
export function chipOrder(
  watched: readonly string[],
  own: string,
  all: readonly string[],
): { readonly first: readonly string[]; readonly rest: readonly string[] } {
  const common = COMMON.filter((region) => all.includes(region));
  const first = unique([...watched, ...(own === "" ? [] : [own]), ...common]);
  return { first, rest: all.filter((region) => !first.includes(region)) };
}

/** The Region a profile is tested in unless another is chosen: a watched one, that of the last test, its own; else none. */
export function testRegion(watched: readonly string[], { test, region }: ProfileRow): string {
  return watched[0] ?? test?.region ?? region;
}

function unique(regions: readonly string[]): readonly string[] {
  return [...new Set(regions)];
}
