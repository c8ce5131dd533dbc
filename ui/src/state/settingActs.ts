// What may be asked in Settings. What is so afterwards, the app tells.
import type { Host } from "../ipc/host";
import type { SettingChange } from "../ipc/wire";
import { refusal } from "./faults";

/** Changes settings; each resolves with why that failed, or with an empty text. */
export class SettingActs {
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Changes one setting. */
  change(change: SettingChange): Promise<string> {
    return refusal(this.#host.changeSetting(change));
  }

  /** Lets the user choose the folder for data; choosing none changes nothing. */
  chooseDataFolder(): Promise<string> {
    return refusal(this.#chooseDataFolder());
  }

  /** Ends the app and starts it again. */
  restart(): Promise<string> {
    return refusal(this.#host.restartApp());
  }

  async #chooseDataFolder(): Promise<void> {
    const folder = await this.#host.pickFolder();
    if (folder !== "") await this.#host.changeSetting({ set: "dataFolder", to: folder });
  }
}
