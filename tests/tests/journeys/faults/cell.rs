//! One cell of the table, run: a fleet and a host of its own, the fault struck, lasting, and mended. Time passes by jumps, and only
//! when nothing is under way, so that every span is one of the engine's clock however busy the computer is.

use super::shown::{self, Look};
use super::table::{COLUMNS, Cause, Column, DENIED_QUOTAS_PERIOD, Fault, STEPS_PERIOD, THROTTLED_PERIOD};
use crate::calls::count;
use emr_monitor_aws::Limits;
use emr_monitor_core::api::wire::ViewState;
use emr_monitor_core::model::TroubleKind;
use emr_monitor_sim::{FaultRule, Scenario, Sim};
use emr_monitor_tests::{
    ClosedPort, Detour, Host, HostSetup, IDENTITY, QUOTAS, Road, SilentLine, nowhere, sim, sources_at,
    watches_of,
};
use std::sync::Arc;
use std::time::Duration;

/// The account and Region whose calls go wrong.
pub(super) const SCOPE: (&str, &str) = ("111122223333", "eu-west-1");
/// The watch into it.
pub(super) const WATCH: &str = "demo-cat/eu-west-1";
/// A jump of time: half of the heartbeat's interval, more where something is asked so seldom that the jumps would be thousands.
const STRIDE: i64 = 5_000;
const STRIDES: i64 = 240;
/// The clock all but stands, so that time passes by jumps alone, however long the computer takes between two.
const SPEED: f64 = 0.001;
/// Within this all is read.
const WARM: i64 = 10 * 60_000;
/// How long a fault lasts for which the table tells the most calls.
pub(super) const FIVE_MINUTES: i64 = 5 * 60_000;
/// A waiter of the engine looks at the clock at least each 10 ms; after a jump it is given this.
const WAKING: Duration = Duration::from_millis(14);
/// Nothing is under way when that was so for this many looks in a row.
const QUIET: usize = 3;
const LOOK: Duration = Duration::from_millis(3);

/// A fault on a call, or on every call.
#[derive(Clone, Copy)]
pub(super) struct Cell {
    pub(super) fault: &'static Fault,
    pub(super) column: usize,
}

impl Cell {
    pub(super) fn name(&self) -> String {
        format!("{}/{}", self.fault.name, self.column().call.unwrap_or("every call"))
    }

    pub(super) fn told(&self) -> Option<TroubleKind> {
        self.fault.told[self.column]
    }

    pub(super) fn column(&self) -> &'static Column {
        &COLUMNS[self.column]
    }

    pub(super) fn is_of_sts(&self) -> bool {
        self.column().call == Some(IDENTITY)
    }

    pub(super) fn is_of_quotas(&self) -> bool {
        self.column().call == Some(QUOTAS)
    }

    /// Whether the call is made once when the app begins: the fault is there before it.
    fn struck_before_it_begins(&self) -> bool {
        self.is_of_sts() || self.is_of_quotas()
    }

    /// How often the plan has it asked: twice as much brings it back.
    fn period(&self) -> i64 {
        let period = self.column().period;
        if self.is_of_quotas() {
            return if self.told() == Some(TroubleKind::Denied) { DENIED_QUOTAS_PERIOD } else { period };
        }
        if self.told() == Some(TroubleKind::Throttled) { period.max(THROTTLED_PERIOD) } else { period }
    }

    fn stride(&self) -> i64 {
        STRIDE.max(self.period() / STRIDES)
    }

    /// Short where the limit is what ends a call.
    fn limits(&self) -> Limits {
        if self.told() != Some(TroubleKind::TimedOut) && !self.is_of_sts() {
            return Limits::default();
        }
        Limits {
            connect: Duration::from_secs(1),
            attempt: Duration::from_millis(600),
            operation: Duration::from_millis(1_000),
            credentials: Duration::from_secs(5),
        }
    }
}

/// A fleet and the host that watches it.
struct House {
    cell: Cell,
    sim: Sim,
    host: Host,
    road: Arc<Road>,
    line: SilentLine,
    _closed: ClosedPort,
    _folder: tempfile::TempDir,
}

impl House {
    async fn new(cell: Cell) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let sim = sim(Scenario::BusyDay, SPEED).await;
        let line = SilentLine::to(&sim.endpoint()).await.unwrap();
        let (closed, road) = (ClosedPort::take().unwrap(), Arc::<Road>::default());
        let profiles = sim.profiles();
        let at = |endpoint: &str, limits| sources_at(endpoint, &profiles, limits);
        let astray = if cell.fault.cause == Cause::NoName { nowhere() } else { closed.endpoint() };
        let beyond = if cell.fault.cause == Cause::HalfOpen { line.endpoint() } else { &sim.endpoint() };
        let sources = Detour {
            rest: at(&sim.endpoint(), Limits::default()),
            straight: at(beyond, cell.limits()),
            astray: at(astray, cell.limits()),
            watch: WATCH.to_owned(),
            road: Arc::clone(&road),
        };
        if cell.struck_before_it_begins() {
            strike(&cell, &sim, &road, &line);
        }
        let mut watches = watches_of(&profiles);
        // Another Region of the same account, and another account in the same Region.
        watches.truncate(3);
        let setup = HostSetup { speed: SPEED, ..HostSetup::default() };
        let host = Host::with(&sim, Arc::new(sources), watches, folder.path(), &setup).await;
        Self { cell, sim, host, road, line, _closed: closed, _folder: folder }
    }

    fn now(&self) -> i64 {
        self.sim.now_ms()
    }

    /// What is shown; once the fault is `struck`, the cluster that its call is about is opened.
    async fn look(&self, struck: bool) -> Look {
        if self.cell.is_of_quotas() {
            let view = ViewState { section: "health".to_owned(), ..ViewState::default() };
            self.host.api.set_view(view).await;
        }
        let snapshot = self.host.snapshot().await;
        let opened = shown::opened(&self.cell, &snapshot).filter(|_| struck);
        let Some(key) = opened else { return Look { snapshot, head: None } };
        let Ok(detail) = self.host.api.open_cluster(&key).await else { return Look { snapshot, head: None } };
        // Of several running steps the selected one is asked for by itself.
        let running = detail.steps.iter().find(|step| step.state == "RUNNING").map(|step| step.id.clone());
        let step = running.unwrap_or_default();
        let view = ViewState { selected: key, step, detail_open: true, ..ViewState::default() };
        self.host.api.set_view(view).await;
        Look { snapshot, head: Some(detail.head) }
    }

    /// Waits until nobody waits for an answer.
    async fn settled(&self) {
        tokio::time::sleep(WAKING).await;
        let mut quiet = 0;
        while quiet < QUIET {
            quiet = if self.road.under_way() == 0 { quiet + 1 } else { 0 };
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Lets time pass until all is read, before the fault.
    async fn warm(&self) {
        let end = self.now() + WARM;
        loop {
            self.settled().await;
            let look = self.look(false).await;
            if shown::all_read(&look.snapshot) {
                return;
            }
            assert!(self.now() <= end, "{}: not all is read\n{}", self.cell.name(), shown::summary(&look));
            self.sim.advance(STRIDE);
        }
    }

    /// Lets time pass until `holds` of what is shown, at most until `end`.
    async fn pass(&self, promise: &str, end: i64, holds: impl Fn(&Look) -> bool) -> Look {
        loop {
            self.settled().await;
            let look = self.look(true).await;
            if holds(&look) {
                return look;
            }
            assert!(
                self.now() <= end,
                "{}: not in time: {promise}\n{}",
                self.cell.name(),
                shown::summary(&look)
            );
            self.sim.advance(self.cell.stride());
        }
    }

    /// Requests of the cell's call so far: by the fleet's own log where it heard them.
    fn requests(&self) -> usize {
        let call = self.cell.column().call;
        if let Cause::Sim(_) = self.cell.fault.cause {
            return count(&self.sim, |record| {
                (record.account.as_str(), record.region.as_str()) == SCOPE
                    && call.is_none_or(|call| call == record.operation)
            });
        }
        self.road.requests(call) as usize
    }
}

fn strike(cell: &Cell, sim: &Sim, road: &Road, line: &SilentLine) {
    let call = cell.column().call;
    match cell.fault.cause {
        Cause::Sim(kind) => sim.fault(FaultRule {
            operation: call.map(str::to_owned),
            region: Some(SCOPE.1.to_owned()),
            account: Some(SCOPE.0.to_owned()),
            key: None,
            kind,
            times: None,
        }),
        Cause::NoName | Cause::Refused => road.leads_astray(call),
        Cause::HalfOpen => line.falls_silent(call),
    }
}

/// The fault is struck, lasts, and is mended.
pub(super) async fn run(cell: Cell, lasts: i64) {
    let house = House::new(cell).await;
    let name = cell.name();
    if !cell.struck_before_it_begins() {
        house.warm().await;
        strike(&cell, &house.sim, &house.road, &house.line);
    }
    let (begun, before) = (house.now(), house.requests());
    if let Some(key) = shown::asked_for(&cell, &house.host.snapshot().await) {
        house.host.api.refresh(&key).await.unwrap();
    }
    let first = house
        .pass("what is shown says why", begun + 2 * cell.period() + cell.stride(), |look| {
            shown::says_why(&cell, look)
        })
        .await;
    shown::since_it_began(&cell, &first, begun);
    house
        .pass("the fault lasts", begun + lasts + cell.stride(), |look| {
            shown::others_on_time(&cell, look);
            house.now() >= begun + lasts
        })
        .await;
    shown::still_the_same(&cell, &first, &house.look(true).await);
    let asked = house.requests() - before;
    let most = cell.column().most * usize::try_from(lasts.max(FIVE_MINUTES) / FIVE_MINUTES).unwrap();
    assert!(asked <= most, "{name}: {asked} requests while it lasted");

    house.sim.clear_faults();
    house.road.leads_straight();
    house.line.hears_again();
    let mended = house.now();
    let back = mended + 2 * cell.period();
    house.pass("it is live again", back, |look| shown::live_again(&cell, look, mended)).await;
    let took = (house.now() - mended) / 1_000;
    let well = mended + 2 * cell.period().max(STEPS_PERIOD);
    house.pass("the steps of every cluster are read again", well, shown::all_is_well).await;
    eprintln!("{name}: {asked} requests in {} s, live again after {took} s", lasts / 1_000);
    house.host.stop().await;
    house.sim.stop().await;
}
