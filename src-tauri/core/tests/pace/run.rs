//! One run: so many apps and a bystander on one account for so long, and what came of it.

use crate::account::{Account, Caller, Logged};
use crate::app::{App, LATENCY, SHARE, Surroundings, locked};
use crate::fleet::Dice;
use crate::seen::Delay;
use emr_monitor_core::clock::{Clock, ScaledClock};
use emr_monitor_core::model::ClusterId;
use emr_monitor_core::source::Operation;
use emr_monitor_core::time::{At, HOUR, MINUTE, Millis, SECOND};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// When the apps' clocks begin: 23 November 2026.
pub(crate) const T0: At = At(1_795_420_000_000);
/// How often the bystander asks.
const BYSTANDER_EVERY: Duration = Duration::from_secs(30);

/// What is run.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setup {
    pub(crate) apps: usize,
    pub(crate) live: usize,
    /// How long, and from when on it is judged.
    pub(crate) span: Millis,
    pub(crate) judged_from: Millis,
    /// Whether each app looks at a cluster.
    pub(crate) views: bool,
    /// How many clusters each app watches.
    pub(crate) watches: usize,
    pub(crate) seed: u64,
}

impl Setup {
    /// One app among 10 live clusters of 40, for an hour after its first ten minutes.
    pub(crate) fn one_app() -> Self {
        Self {
            apps: 1,
            live: 10,
            span: 70 * MINUTE,
            judged_from: 10 * MINUTE,
            views: false,
            watches: 0,
            seed: 1,
        }
    }

    /// Several apps, judged over the last of three hours.
    pub(crate) fn several(apps: usize) -> Self {
        Self { apps, span: 3 * HOUR, judged_from: 2 * HOUR, ..Self::one_app() }
    }
}

/// What came of a run, over the time that is judged.
pub(crate) struct Report {
    apps: usize,
    minutes: f64,
    log: Vec<Logged>,
    clusters: Vec<Delay>,
    steps: Vec<Delay>,
}

/// Runs it on the paused clock of a runtime of its own.
pub(crate) fn run(setup: Setup) -> Report {
    on_paused_time(timed(setup))
}

/// Runs something on a clock that stands still but for waits, which are free.
pub(crate) fn on_paused_time<T>(what: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build();
    runtime.unwrap_or_else(|error| panic!("no runtime: {error}")).block_on(what)
}

async fn timed(setup: Setup) -> Report {
    let (from, until) = (T0 + setup.judged_from, T0 + setup.span);
    let account = Arc::new(Mutex::new(Account::new(setup.live, (T0, until), setup.seed, true)));
    let clock = Arc::new(ScaledClock::new(T0, 1.0));
    let around =
        Surroundings { account: Arc::clone(&account), clock: Arc::clone(&clock), from, share: SHARE };
    let bystander = tokio::spawn(bystander(Arc::clone(&account), Arc::clone(&clock)));
    let mut dice = Dice(setup.seed ^ 0xA11);
    let mut apps = Vec::new();
    for number in 0..setup.apps {
        apps.push(App::start(&around, number).await);
        // People come to work one after another.
        tokio::time::sleep(Duration::from_millis(dice.between(SECOND, 20 * SECOND).unsigned_abs())).await;
    }
    while clock.now() < until {
        if setup.views {
            let looked_at = longest_to_live(&locked(&account), 1, clock.now());
            for app in &apps {
                let followed = locked(&app.seen).followed.clone();
                for id in looked_at.difference(&followed) {
                    app.view(id).await;
                }
            }
        }
        if setup.watches > 0 {
            let watched = longest_to_live(&locked(&account), setup.watches, clock.now());
            for app in &apps {
                app.watch(&watched).await;
            }
        }
        tokio::time::sleep(Duration::from_secs(20)).await;
    }
    bystander.abort();
    let mut report = Report {
        apps: setup.apps,
        #[expect(clippy::cast_precision_loss, reason = "hours at most")]
        minutes: until.since(from) as f64 / 60_000.0,
        log: locked(&account).log.iter().filter(|logged| logged.at >= from).copied().collect(),
        clusters: Vec::new(),
        steps: Vec::new(),
    };
    for app in apps {
        let App { engine, seen } = app;
        engine.stop().await;
        let seen = std::mem::take(&mut *locked(&seen));
        report.clusters.extend(seen.cluster_delays);
        report.steps.extend(seen.step_delays);
    }
    report
}

/// So many running clusters, those that were born last.
fn longest_to_live(account: &Account, count: usize, now: At) -> BTreeSet<ClusterId> {
    let up = account.clusters().filter(|cluster| {
        matches!(cluster.state(now).as_emr(), "RUNNING" | "WAITING") && cluster.born_at() <= now
    });
    let mut up: Vec<_> = up.collect();
    up.sort_by_key(|cluster| Reverse(cluster.born_at()));
    assert!(up.len() >= count, "only {} clusters run", up.len());
    up.into_iter().take(count).map(|cluster| cluster.id.clone()).collect()
}

async fn bystander(account: Arc<Mutex<Account>>, clock: Arc<ScaledClock>) {
    loop {
        tokio::time::sleep(BYSTANDER_EVERY - LATENCY).await;
        for operation in [Operation::DescribeCluster, Operation::ListSteps] {
            locked(&account).admit(Caller::Bystander, operation, clock.now());
            tokio::time::sleep(LATENCY / 2).await;
        }
    }
}

impl Report {
    fn of(&self, caller: impl Fn(Caller) -> bool) -> (usize, usize) {
        let calls = self.log.iter().filter(|logged| caller(logged.caller));
        let (refused, all): (Vec<_>, Vec<_>) = calls.map(|logged| (logged.refused, ())).unzip();
        (all.len(), refused.into_iter().filter(|refused| *refused).count())
    }

    /// Calls a minute of all apps together.
    pub(crate) fn calls_a_minute(&self) -> f64 {
        ratio(self.of(|caller| caller != Caller::Bystander).0, 1) / self.minutes
    }

    /// The share of the apps' calls that were refused.
    pub(crate) fn throttled(&self) -> f64 {
        let (all, refused) = self.of(|caller| caller != Caller::Bystander);
        ratio(refused, all)
    }

    /// The share of the bystander's calls that were refused.
    pub(crate) fn bystander_refused(&self) -> f64 {
        let (all, refused) = self.of(|caller| caller == Caller::Bystander);
        ratio(refused, all)
    }

    /// The smallest app's calls that were answered, as a share of the mean.
    pub(crate) fn smallest_share(&self) -> f64 {
        self.smallest(|_| true)
    }

    /// The same of one operation.
    pub(crate) fn smallest_share_of(&self, operation: Operation) -> f64 {
        self.smallest(|logged| logged.operation == operation)
    }

    fn smallest(&self, counts: impl Fn(&Logged) -> bool) -> f64 {
        let answered = |number| {
            let its = |l: &&Logged| l.caller == Caller::App(number) && !l.refused && counts(l);
            self.log.iter().filter(its).count()
        };
        let each: Vec<usize> = (0..self.apps).map(answered).collect();
        ratio(each.iter().min().copied().unwrap_or(0) * self.apps, each.iter().sum())
    }

    /// Seconds within which 95 of 100 cluster changes were seen.
    pub(crate) fn cluster_change(&self) -> f64 {
        p95(self.clusters.iter())
    }

    /// The same of steps of clusters that nobody looks at.
    pub(crate) fn step_change(&self) -> f64 {
        p95(self.steps.iter().filter(|delay| !delay.followed))
    }

    /// The same of steps of the clusters that are looked at or watched.
    pub(crate) fn viewed_step_change(&self) -> f64 {
        p95(self.steps.iter().filter(|delay| delay.followed))
    }
}

fn ratio(part: usize, of: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of calls")]
    let ratio = part as f64 / of.max(1) as f64;
    ratio
}

fn p95<'a>(delays: impl Iterator<Item = &'a Delay>) -> f64 {
    let mut took: Vec<Millis> = delays.map(|delay| delay.took).collect();
    took.sort_unstable();
    let at = (took.len() * 95).div_ceil(100).saturating_sub(1);
    #[expect(clippy::cast_precision_loss, reason = "spans of hours")]
    let seconds = took.get(at).map_or(f64::NAN, |ms| *ms as f64 / 1000.0);
    seconds
}
