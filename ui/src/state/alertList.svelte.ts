// How the list of alerts is looked at while the window lives.

/** Whether only unread ones are shown, and which was opened last. */
export class AlertListState {
  #unreadOnly = $state(false);
  #current = $state("");

  /** Whether alerts that were seen are left out. */
  get unreadOnly(): boolean {
    return this.#unreadOnly;
  }

  /** The key of the alert the Tab key comes back to; empty: the newest. */
  get current(): string {
    return this.#current;
  }

  /** Shows all alerts, or the unread ones. */
  show(unreadOnly: boolean): void {
    this.#unreadOnly = unreadOnly;
  }

  /** Stands on an alert. */
  standOn(key: string): void {
    this.#current = key;
  }
}
