// What the user may ask of the app that changes nothing here until the app tells.
import type { Host } from "../ipc/host";
import type { FilterReading } from "../ipc/wire";
import { ignoreFault, messageOf } from "./faults";

/** Asking now, pausing, resuming, which clusters are watched, and what was read of the alerts. */
export class Acts {
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Asks AWS for a cluster as soon as the budget allows; without one, for nothing. */
  async refresh(key: string): Promise<void> {
    if (key) await this.#host.refresh(key).catch(ignoreFault);
  }

  /** Asks a watch in trouble again. */
  async tryNow(watch: string): Promise<void> {
    await this.#host.tryNow(watch).catch(ignoreFault);
  }

  /** Stops all asking. */
  async pause(): Promise<void> {
    await this.#host.pause().catch(ignoreFault);
  }

  /** Asks again. */
  async resume(): Promise<void> {
    await this.#host.resume().catch(ignoreFault);
  }

  /** Watches a cluster by its key, or no longer. */
  async watchCluster(key: string, on: boolean): Promise<void> {
    await this.#host.watchCluster(key, on).catch(ignoreFault);
  }

  /** What a filter that is being typed would find, and what it may go on with; undefined: the app could not be asked. */
  async readFilter(text: string, caret: number): Promise<FilterReading | undefined> {
    return this.#host.readFilter(text, caret).catch(() => undefined);
  }

  /** Marks alerts as seen by their keys; without any, all of them. */
  async markSeen(alerts: string[] = []): Promise<void> {
    await this.#host.markSeen(alerts).catch(ignoreFault);
  }

  /** Saves a support bundle where the user says: resolves with the path, or with why that failed; both empty: nowhere. */
  async saveBundle(): Promise<{ readonly path: string; readonly fault: string }> {
    try {
      return { path: await this.#host.saveSupportBundle(), fault: "" };
    } catch (fault) {
      return { path: "", fault: messageOf(fault) };
    }
  }

  /** Takes away the card of what happened while nobody looked. */
  async dismissDigest(): Promise<void> {
    await this.#host.dismissDigest().catch(ignoreFault);
  }
}
