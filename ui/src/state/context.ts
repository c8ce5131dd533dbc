// The one Monitor of a window, by Svelte's context.
import { createContext } from "svelte";
import type { Monitor } from "./monitor.svelte";

/** `useMonitor()` in a screen; `giveMonitor(monitor)` once, in the root. */
export const [useMonitor, giveMonitor] = createContext<Monitor>();
