// Amounts as Health says them.

const SECOND = 1000;
const KILO = 1000;
const UNITS = ["B", "kB", "MB", "GB", "TB"] as const;
// From here on a decimal tells nothing.
const WHOLE = 100;

/** `52 ms`, `1.4 s`, `2m 00s`: how long a call took. */
export function formatLatency(ms: number): string {
  if (ms < SECOND) return `${Math.round(ms)}\u00a0ms`;
  const seconds = ms / SECOND;
  return `${seconds < WHOLE ? seconds.toFixed(1) : Math.round(seconds)}\u00a0s`;
}

/** `61.4 MB`, `412 kB`. */
export function formatBytes(bytes: number): string {
  const steps = bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3);
  const unit = UNITS[Math.min(steps, UNITS.length - 1)] ?? "B";
  const amount = bytes / KILO ** UNITS.indexOf(unit);
  return `${unit === "B" || amount >= WHOLE ? Math.round(amount) : amount.toFixed(1)}\u00a0${unit}`;
}

/** `1 call`, `2 calls`. */
export function calls(count: number): string {
  return `${count} ${count === 1 ? "call" : "calls"}`;
}
