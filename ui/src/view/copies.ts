// What is copied of a cluster, for consoles and terminals elsewhere.
import type { ClusterRow } from "../ipc/wire";

/** Where the EMR console shows a cluster, by the partition of its Region. */
export function consoleLink({ id, region }: Pick<ClusterRow, "id" | "region">): string {
  const place = encodeURIComponent(region);
  return `https://${consoleHost(region)}/emr/home?region=${place}#/clusterDetails/${encodeURIComponent(id)}`;
}

/** The AWS CLI's command that describes a cluster, by the first profile that leads to it. */
export function describeCommand({
  id,
  region,
  profiles,
}: Pick<ClusterRow, "id" | "region" | "profiles">): string {
  const [profile] = profiles;
  const named = profile === undefined || profile === ENVIRONMENT ? [] : ["--profile", quoted(profile)];
  const words = ["aws", "emr", "describe-cluster", "--cluster-id", quoted(id), "--region", quoted(region)];
  return [...words, ...named].join(" ");
}

// The app's name for credentials out of the environment: the CLI finds those by itself.
const ENVIRONMENT = "environment";
const PLAIN = /^[\w@%+=:,./-]+$/u;

/** A word as a POSIX shell takes it literally. */
function quoted(word: string): string {
  return PLAIN.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

function consoleHost(region: string): string {
  if (region.startsWith("cn-")) return "console.amazonaws.cn";
  if (region.startsWith("us-gov-")) return "console.amazonaws-us-gov.com";
  return `${region}.console.aws.amazon.com`;
}
