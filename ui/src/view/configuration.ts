// The configuration tab's named values, in the order one asks for them.
import type { DescriptionView, DetailHead, ManagedScalingView, NamedValue } from "../ipc/wire";
import { formatExact } from "./time";

/** What the list and the row already know of a cluster. */
export function aboutCluster({ row, normalizedHours }: DetailHead): NamedValue[] {
  return named([
    ["Name", row.name],
    ["ID", row.id],
    ["ARN", row.arn],
    ["Account", row.account],
    ["Region", row.region],
    ["State", row.state],
    ["Created", exact(row.created)],
    ["Ready", exact(row.ready)],
    ["Ended", exact(row.ended)],
    ["Normalized instance hours", normalizedHours === null ? null : String(normalizedHours)],
  ]);
}

/** What DescribeCluster says, but tags and application settings. */
export function describedSettings(description: DescriptionView): NamedValue[] {
  const applications = description.applications.map(({ name, version }) =>
    version ? `${name} ${version}` : name,
  );
  return [
    ...named([
      ["Release", description.release],
      ["Applications", applications.join(", ")],
      ["Steps at once", String(description.stepConcurrency)],
      ["Log place", description.logUri],
    ]),
    ...description.settings,
  ];
}

/** The limits of managed scaling. */
export function scalingValues(policy: ManagedScalingView): NamedValue[] {
  return named([
    ["Unit", policy.unit],
    ["Never fewer than", String(policy.minimum)],
    ["Never more than", String(policy.maximum)],
    ["Never more On-Demand than", text(policy.maximumOnDemand)],
    ["Never more core than", text(policy.maximumCore)],
  ]);
}

/** Release, capacity and concurrency in a few words: what is known of them. */
export function inShort({ description, capacity }: DetailHead): string[] {
  const concurrency = description.value?.stepConcurrency ?? 1;
  return [
    description.value?.release ?? "",
    capacity.value?.summary ?? "",
    concurrency > 1 ? `${concurrency} at once` : "",
  ].filter((part) => part !== "");
}

function named(pairs: readonly (readonly [name: string, value: string | null])[]): NamedValue[] {
  return pairs.flatMap(([name, value]) => (value === null || value === "" ? [] : [{ name, value }]));
}

function exact(at: number | null): string | null {
  return at === null ? null : formatExact(at);
}

function text(value: number | null): string | null {
  return value === null ? null : String(value);
}
