// What the calls behind the budget meter come to: what was asked, what may be asked, and what AWS grants.
import type { BucketView, BudgetView, OperationView, WaitView, WatchRow } from "../../ipc/wire";
import { calledAs, groupedAccount } from "../accounts/profile";
import { formatAge, formatClock } from "../time";
import { calls } from "./units";

const MINUTE = 60;
const HALF = 0.5;
const QUARTER = 0.25;

/** One row of a budget: an operation, or all of them. */
export interface SpentRow {
  /** As EMR names it; empty: all operations together. */
  readonly operation: string;
  readonly name: string;
  readonly minute: number;
  readonly hour: number;
  readonly refused: number;
  /** The calls of the last minute as shares (0 to 1) of the most that the app allows itself in one, and that AWS grants. */
  readonly ofOwn: number;
  readonly ofGranted: number;
  /** Where the app's own limit stands on AWS's, 0 to 1. */
  readonly limit: number;
  readonly isCut: boolean;
}

/** All operations first, then each by how much of its bucket was used. */
export function spentRows({ all, operations }: BudgetView): readonly SpentRow[] {
  const sum = (of: (one: OperationView) => number) => operations.reduce((total, one) => total + of(one), 0);
  const counts = {
    minute: sum((one) => one.minute),
    hour: sum((one) => one.hour),
    refused: sum((one) => one.refused),
  };
  const rows = operations.map(({ operation, bucket, ...one }) => spentRow(operation, operation, bucket, one));
  rows.sort((a, b) => b.ofOwn - a.ofOwn || b.hour - a.hour || (a.name < b.name ? -1 : 1));
  return [spentRow("", "All operations", all, counts), ...rows];
}

function spentRow(
  operation: string,
  name: string,
  bucket: BucketView,
  { minute, hour, refused }: Pick<OperationView, "minute" | "hour" | "refused">,
): SpentRow {
  const [own, granted] = [mostInAMinute(bucket.burst, bucket.refill), mostGranted(bucket)];
  return {
    operation,
    name,
    minute,
    hour,
    refused,
    ofOwn: share(minute, own),
    ofGranted: share(minute, granted),
    limit: share(own, granted),
    isCut: bucket.wholeAt !== null,
  };
}

function mostInAMinute(burst: number, refill: number): number {
  return burst + refill * MINUTE;
}

function mostGranted({ grantedBurst, grantedRefill }: BucketView): number {
  return mostInAMinute(grantedBurst, grantedRefill);
}

function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, part / whole) : 0;
}

/** "45 % of ours, 22 % of AWS’s": the share used in the last minute. */
export function usedText({ ofOwn, ofGranted }: SpentRow): string {
  return `${percent(ofOwn)} of ours, ${percent(ofGranted)} of AWS’s`;
}

/** "45 %", and "under 1 %" where something is not nothing. */
function percent(part: number): string {
  const whole = Math.round(part * 100);
  return part > 0 && whole === 0 ? "under 1\u00a0%" : `${whole}\u00a0%`;
}

/** What a row says to those who cannot see its bar. */
export function spentName(row: SpentRow): string {
  const refused = row.refused === 0 ? "" : `, ${row.refused} refused`;
  return `${row.name}: ${calls(row.minute)} in the last minute, ${row.hour} in the last hour, ${usedText(row)}${refused}`;
}

/** Whose budget it is. */
export interface BudgetHead {
  /** What its profiles are called, each once. */
  readonly profiles: readonly { readonly profile: string; readonly name: string; readonly swatch: number }[];
  readonly account: string;
}

/** The profiles and the account of a budget. */
export function budgetHead(budget: BudgetView, watches: readonly WatchRow[]): BudgetHead {
  const own = watches.filter(({ id }) => budget.watches.includes(id));
  const profiles = new Map(
    own.map(({ label, profile, swatch }) => [
      profile,
      { profile, name: calledAs({ label, name: profile }), swatch },
    ]),
  );
  const account = budget.account === "" ? "account not known yet" : groupedAccount(budget.account);
  return { profiles: [...profiles.values()], account };
}

/** What AWS refused, and what follows from it; undefined where nothing was and nothing is cut. */
export function throttleText({ all, operations }: BudgetView, now: number): string | undefined {
  const refused = operations.filter((one) => one.refused > 0);
  const cuts = [all, ...operations.map(({ bucket }) => bucket)].filter(({ wholeAt }) => wholeAt !== null);
  if (refused.length === 0 && cuts.length === 0) return undefined;
  return [refusedText(refused, now), cutText(cuts, now)].filter((part) => part !== "").join(" ");
}

function refusedText(refused: readonly OperationView[], now: number): string {
  const [last] = [...refused].sort((a, b) => (b.refusedAt ?? 0) - (a.refusedAt ?? 0));
  if (!last) return "";
  const count = refused.reduce((total, one) => total + one.refused, 0);
  const at = last.refusedAt === null ? "" : ` at ${formatClock(last.refusedAt, now)}`;
  return `AWS refused ${calls(count)} in the last hour, ${count === 1 ? "" : "the last one "}${last.operation}${at}.`;
}

function cutText(cuts: readonly BucketView[], now: number): string {
  const [deepest] = [...cuts].sort((a, b) => a.rateShare - b.rateShare);
  if (!deepest) return "It is read at full pace again.";
  const until = Math.max(...cuts.map(({ wholeAt }) => wholeAt ?? now));
  return `Reading ${slower(deepest.rateShare)} as often until ${formatClock(until, now)}, a little more each minute.`;
}

function slower(rateShare: number): string {
  if (rateShare === HALF) return "half";
  return rateShare === QUARTER ? "a quarter" : `${Math.round(rateShare * 100)}\u00a0%`;
}

/** Whose quotas these are: documented by AWS, or the account's own. */
export function quotasText({ quotasRead, quotasTrouble }: BudgetView, now: number): string {
  if (quotasRead !== null) return `The account’s own quotas, read at ${formatClock(quotasRead, now)}.`;
  if (quotasTrouble === null) return "AWS’s documented quotas.";
  const why =
    quotasTrouble === "denied"
      ? "servicequotas:ListServiceQuotas is not allowed"
      : "the account’s own could not be read";
  return `AWS’s documented quotas; ${why}.`;
}

/** What waits for a bucket: "ListSteps: 3 wait, EU-WS_v12 next, in 8 s". */
export function waitText({ operation, waiting, next, until }: WaitView, now: number): string {
  const many = waiting === null ? "" : `${waiting} ${waiting === 1 ? "waits" : "wait"}`;
  const who = next === "" ? "" : `${next} next`;
  const when = until > now ? `in ${formatAge(until - now)}` : "now";
  const parts = [many, who, many === "" ? `next call ${when}` : when];
  return `${operation}: ${parts.filter((part) => part !== "").join(", ")}`;
}
