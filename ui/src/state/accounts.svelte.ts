// What is going on in Accounts while the window lives, and what may be asked there. No key is ever kept here.
import { HostFault, type Host } from "../ipc/host";
import type { AddedAccount, NewAccount, WatchRow } from "../ipc/wire";
import { ignoreFault, messageOf, refusal } from "./faults";

/** What came of handing over an account: an answer, or why there was none. */
export type Handed =
  | (AddedAccount & { readonly fault?: undefined })
  | { readonly fault: string; readonly code: HostFault["code"] };

/** Whether keys are being entered, which profiles are being tested, and why a test could not be made. */
export class AccountsState {
  readonly #host: Host;
  #isEntering = $state(false);
  #testing = $state.raw<readonly string[]>([]);
  #faults = $state.raw<Readonly<Record<string, string>>>({});

  constructor(host: Host) {
    this.#host = host;
  }

  /** Whether the form for keys is open. */
  get isEntering(): boolean {
    return this.#isEntering;
  }

  /** Opens or closes the form for keys. */
  enterKeys(open: boolean): void {
    this.#isEntering = open;
  }

  /** Whether a profile is being tested. */
  isTesting(profile: string): boolean {
    return this.#testing.includes(profile);
  }

  /** Why a profile's last test could not be made; empty when it was, whatever it found. */
  testFault(profile: string): string {
    return this.#faults[profile] ?? "";
  }

  /** Tests a profile in a Region; watches of it in trouble are then asked again when the test was good. */
  async test(profile: string, region: string, watches: readonly WatchRow[]): Promise<void> {
    if (this.isTesting(profile)) return;
    this.#testing = [...this.#testing, profile];
    this.#faults = { ...this.#faults, [profile]: "" };
    try {
      const { outcome } = await this.#host.testConnection(profile, region);
      if (outcome === "good") for (const { id } of watches.filter(isRefused)) this.#tryNow(id);
    } catch (fault) {
      this.#faults = { ...this.#faults, [profile]: messageOf(fault) };
    }
    this.#testing = this.#testing.filter((name) => name !== profile);
  }

  /** Switches a Region of a profile on or off; resolves with why that failed, or with an empty text. */
  watch(profile: string, region: string, watched: boolean): Promise<string> {
    return refusal(this.#host.setWatched(profile, region, watched));
  }

  /** Hands over an account with its keys, or without them those of the last try. */
  async add(account: NewAccount): Promise<Handed> {
    try {
      return await this.#host.addAccount(account);
    } catch (fault) {
      return { fault: messageOf(fault), code: fault instanceof HostFault ? fault.code : "unreachable" };
    }
  }

  /** Takes a profile and its keys away; resolves with why that failed, or with an empty text. */
  remove(profile: string): Promise<string> {
    return refusal(this.#host.removeAccount(profile));
  }

  /** Changes what a profile is called here and its colour; resolves with why that failed, or with an empty text. */
  look(profile: string, label: string, swatch: number): Promise<string> {
    return refusal(this.#host.setProfileLook(profile, label, swatch));
  }

  /** Has the desktop ask for the keyring's password; resolves with why that failed, or with an empty text. */
  unlock(): Promise<string> {
    return refusal(this.#host.unlockKeyring());
  }

  /** Reads the AWS files again; resolves with why that failed, or with an empty text. */
  lookAgain(): Promise<string> {
    return refusal(this.#host.lookAgain());
  }

  #tryNow(watch: string): void {
    void this.#host.tryNow(watch).catch(ignoreFault);
  }
}

function isRefused({ health }: WatchRow): boolean {
  return health === "signedout" || health === "denied" || health === "clockwrong";
}
