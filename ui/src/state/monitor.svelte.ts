// Everything the window knows and may do, made once and handed to the screens by context.
import { HostFault, type Host } from "../ipc/host";
import type { AlertRow, ViewState } from "../ipc/wire";
import { AccountsState } from "./accounts.svelte";
import { Acts } from "./acts";
import { AlertListState } from "./alertList.svelte";
import { compareAttention } from "./attention";
import { EngineClock, type Ticker } from "./clock.svelte";
import { Copied } from "./copied.svelte";
import { DetailStore } from "./detail.svelte";
import { DismissedNotes } from "./dismissed.svelte";
import { ignoreFault, messageOf } from "./faults";
import { FleetStore } from "./fleet.svelte";
import { Link } from "./link.svelte";
import { Overlay } from "./overlay.svelte";
import { SettingActs } from "./settingActs";
import { TimelineState } from "./timeline.svelte";
import { ViewStore, type Section } from "./view.svelte";

// The detail follows the selection once the arrow keys rest, so that running through rows opens none of them.
const FOLLOW = 80;

/** The stores, and the acts that touch more than one of them. */
export class Monitor {
  readonly clock: EngineClock;
  readonly fleet = new FleetStore();
  readonly detail = new DetailStore();
  readonly view: ViewStore;
  readonly link: Link;
  readonly acts: Acts;
  readonly accounts: AccountsState;
  readonly settings: SettingActs;
  readonly alertList = new AlertListState();
  readonly dismissed = new DismissedNotes();
  readonly overlay = new Overlay();
  readonly copied = new Copied();
  readonly timeline: TimelineState;
  readonly #host: Host;
  #isArriving = $state(false);
  #follow: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host, ticker?: Ticker) {
    this.#host = host;
    this.acts = new Acts(host);
    this.accounts = new AccountsState(host);
    this.settings = new SettingActs(host);
    this.timeline = new TimelineState(host);
    this.clock = new EngineClock(ticker);
    this.view = new ViewStore((view) => {
      void host.setView(view).catch(ignoreFault);
    });
    this.link = new Link(host, this.fleet, {
      loaded: (snapshot, first) => {
        this.clock.set(snapshot.clock);
        if (first) this.view.load(snapshot.view);
        if (this.detail.key) void this.#read(this.detail.key);
        else this.#open();
        this.#selectWorst();
      },
      applied: (batch) => {
        this.clock.set(batch.clock);
        this.detail.apply(batch);
        this.timeline.heard(batch);
        // Opened before its list was read, by a link at the start.
        if (this.detail.isGone && this.fleet.rows.has(this.detail.key)) this.reopen();
        this.#selectWorst();
      },
      shown: (view) => {
        this.#show(view);
      },
    });
  }

  /** Reads the fleet and begins to tick. */
  async start(): Promise<void> {
    this.clock.start();
    await this.link.start();
  }

  /** Ends ticking, and hands over what waits. */
  stop(): void {
    clearTimeout(this.#follow);
    this.clock.stop();
    this.view.flush();
  }

  /** Whether something was opened from elsewhere and the focus has not followed yet. */
  get isArriving(): boolean {
    return this.#isArriving;
  }

  /** The focus has followed. */
  arrived(): void {
    this.#isArriving = false;
  }

  /** Goes to a section. */
  goTo(section: Section): void {
    this.#look({ section, budgetOpen: false });
  }

  /** Shows the calls behind the budget meter, or hides them. */
  showBudget(shown: boolean): void {
    this.#look({ budgetOpen: shown });
  }

  // Rust tells health only while it is looked at, all of it at first: beginning and end of a look have to be known at once.
  #look(part: Partial<ViewState>): void {
    const before = this.view.showsHealth;
    this.view.change(part);
    const after = this.view.showsHealth;
    if (after && !before) this.fleet.forgetHealth();
    if (after || before) this.view.flush();
  }

  /** Opens the step or cluster that an alert tells of. */
  openAlert({ key, cluster, step }: AlertRow): void {
    this.alertList.standOn(key);
    this.openCluster(cluster, step);
    // At once, so that it counts as seen before the next look at the list.
    this.view.flush();
    void this.acts.markSeen([key]);
  }

  /** Opens a cluster, or a step of it, from wherever one is. */
  openCluster(cluster: string, step = ""): void {
    const shown = { tab: "steps", detailOpen: true, budgetOpen: false };
    this.#look({ section: "clusters", selected: cluster, step, ...shown });
    this.#arrive();
  }

  /** Selects a cluster; the detail follows a moment later. */
  select(key: string): void {
    if (key === this.view.selected) return;
    this.view.change({ selected: key, step: "" });
    clearTimeout(this.#follow);
    this.#follow = setTimeout(() => {
      this.#open();
    }, FOLLOW);
  }

  /** Shows or hides the detail. */
  showDetail(shown: boolean): void {
    this.view.change({ detailOpen: shown });
    this.#open();
  }

  /** Reads the opened cluster again, after it could not be read. */
  reopen(): void {
    if (this.detail.key) void this.#read(this.detail.key);
  }

  // The first time there is something to look at, the worst is looked at; later the user has the say.
  #selectWorst(): void {
    if (this.view.selected || this.fleet.rows.size === 0 || this.fleet.isReading) return;
    const worst = [...this.fleet.rows.values()].sort(compareAttention)[0];
    if (!worst) return;
    this.view.change({ selected: worst.key, detailOpen: true });
    this.#open();
  }

  // Something outside the window opened a section or a cluster: it is looked at as that says.
  #show(view: ViewState): void {
    this.view.change(view);
    if (this.view.section === "clusters") this.#arrive();
    else this.#open();
  }

  #arrive(): void {
    this.#isArriving = this.view.detailOpen && this.view.selected !== "";
    this.#open();
  }

  #open(): void {
    clearTimeout(this.#follow);
    const key = this.view.detailOpen ? this.view.selected : "";
    if (key === this.detail.key) return;
    if (key) void this.#read(key);
    else {
      this.detail.begin("");
      void this.#host.closeCluster().catch(ignoreFault);
    }
  }

  async #read(key: string): Promise<void> {
    this.detail.begin(key);
    try {
      this.detail.load(key, await this.#host.openCluster(key));
    } catch (fault) {
      const isGone = fault instanceof HostFault && fault.code === "notFound";
      this.detail.fail(key, messageOf(fault), isGone);
    }
  }
}
