// What the window may ask of the app behind it. The real one is ipc/tauri.ts; tests and the dev page give a fake.
import type { Batch, ClusterDetail, Fault, Snapshot, ViewState } from "./wire";

/** The app behind the window. Every promise rejects with a `HostFault` and nothing else. */
export interface Host {
  /** Everything the window shows at first, and again after a gap in the batches. */
  snapshot(): Promise<Snapshot>;
  /** Hands over every batch from now on. */
  subscribe(onBatch: (batch: Batch) => void): Promise<void>;
  /** Reads a cluster by its key with preference; batches then carry what changes of it. */
  openCluster(key: string): Promise<ClusterDetail>;
  /** Ends what `openCluster` began. */
  closeCluster(): Promise<void>;
  /** Keeps how the window is looked at. */
  setView(view: ViewState): Promise<void>;
  /** Asks AWS for one cluster as soon as the budget allows. */
  refresh(key: string): Promise<void>;
  /** Asks a watch in trouble again, without waiting for its next try. */
  tryNow(watch: string): Promise<void>;
  /** Stops all asking until it is resumed. */
  pause(): Promise<void>;
  /** Asks again, beginning with what may have been missed. */
  resume(): Promise<void>;
  /** Marks alerts as seen by their keys; without any, all of them. */
  markSeen(alerts: string[]): Promise<void>;
  /** Takes away the card of what happened while nobody looked. */
  dismissDigest(): Promise<void>;
  /** Chooses the Region of a profile that names none. */
  chooseRegion(profile: string, region: string): Promise<void>;
}

/** A `Fault` of the app, or a code of our own when the app could not be asked at all. */
export class HostFault extends Error {
  readonly code: Fault["code"] | "unreachable";

  constructor(code: HostFault["code"], message: string) {
    super(message);
    this.name = "HostFault";
    this.code = code;
  }
}
