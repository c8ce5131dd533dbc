// What the window may ask of the app behind it. The real one is ipc/tauri.ts; tests and the dev page give a fake.
import type {
  AddedAccount,
  Batch,
  ClusterDetail,
  ConnectionTest,
  Fault,
  FilterReading,
  FleetTimeline,
  NewAccount,
  SettingChange,
  Snapshot,
  ViewState,
} from "./wire";

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
  /** What ran on every known cluster between two moments; costs no call. */
  timeline(from: number, to: number): Promise<FleetTimeline>;
  /** Keeps how the window is looked at. */
  setView(view: ViewState): Promise<void>;
  /** What a filter that is being typed would find, and what it may go on with at the UTF-16 unit `caret`. */
  readFilter(text: string, caret: number): Promise<FilterReading>;
  /** Asks AWS for one cluster as soon as the budget allows. */
  refresh(key: string): Promise<void>;
  /** Watches a cluster by its key, or no longer: its running steps are followed without its being opened. */
  watchCluster(key: string, on: boolean): Promise<void>;
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
  /** Switches a Region of a profile on or off; on starts a watch at once, and ends a demo that opened by itself. */
  setWatched(profile: string, region: string, watched: boolean): Promise<void>;
  /** Tests a profile in a Region; that may take up to a minute. */
  testConnection(profile: string, region: string): Promise<ConnectionTest>;
  /** Tests keys and keeps them in the keyring when they are good; without keys, those of the last try that still waits. */
  addAccount(account: NewAccount): Promise<AddedAccount>;
  /** Takes a profile that the app keeps, and its keys, away. */
  removeAccount(profile: string): Promise<void>;
  /** Changes what a profile is called here and its swatch colour, 1 to 5. */
  setProfileLook(profile: string, label: string, swatch: number): Promise<void>;
  /** Has the desktop ask for the keyring's password. */
  unlockKeyring(): Promise<void>;
  /** Reads the AWS files again now. */
  lookAgain(): Promise<void>;
  /** Changes one setting. */
  changeSetting(change: SettingChange): Promise<void>;
  /** Lets the user choose a folder; empty when they chose none. */
  pickFolder(): Promise<string>;
  /** Ends the app and starts it again. */
  restartApp(): Promise<void>;
  /** Saves a support bundle where the user says; resolves with the path, empty when they chose none. */
  saveSupportBundle(): Promise<string>;
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
