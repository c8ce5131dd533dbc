//! The direct way, on a real bus against a daemon of the test's own.

mod pressing;
mod replacing;
mod telling;
mod text;

use super::super::Click;
use super::LinuxNotices;
use super::daemon::FreedesktopNotices;
use crate::desktop::fake::{FakeBus, Told};
use emr_monitor_core::model::{Account, ClusterId, ClusterKey, Region, Scope, StepId};
use emr_monitor_core::notices::{Notice, NoticeTrouble, Notices, Shown, Target, Urgency};
use futures::FutureExt as _;
use futures::future::BoxFuture;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::mpsc;

/// Long enough for a busy machine, unless a test is about the limit.
const PATIENT: Duration = Duration::from_secs(20);

/// What the daemon refuses ends up here.
#[derive(Default)]
struct OtherWay(Mutex<Vec<String>>);

impl Notices for OtherWay {
    fn show(&self, notice: Notice) -> BoxFuture<'_, Result<Shown, NoticeTrouble>> {
        self.0.lock().unwrap().push(notice.title);
        async { Ok(Shown(0)) }.boxed()
    }

    fn replace(&self, _: Shown, _: Notice) -> BoxFuture<'_, Result<bool, NoticeTrouble>> {
        async { Ok(false) }.boxed()
    }

    fn withdraw(&self, _: Shown) -> BoxFuture<'_, ()> {
        async {}.boxed()
    }
}

/// The adapter under test, the presses it hands on, and the other way.
struct Desk {
    notices: LinuxNotices,
    clicks: mpsc::Receiver<Click>,
    other: Arc<OtherWay>,
}

impl Desk {
    fn new(bus: &FakeBus) -> Self {
        Self::made(bus, false, PATIENT)
    }

    fn made(bus: &FakeBus, demo: bool, limit: Duration) -> Self {
        let (sender, clicks) = mpsc::channel(2);
        let other = Arc::new(OtherWay::default());
        let direct = FreedesktopNotices::new(bus.session(), demo, sender, limit);
        let notices = LinuxNotices { direct, other: Arc::clone(&other) as _ };
        Self { notices, clicks, other }
    }

    async fn show(&self, title: &str) -> Shown {
        self.notices.show(failed(title)).await.unwrap()
    }
}

/// A failed step; its title is also its step's id, so that a press can be told from another.
fn failed(title: &str) -> Notice {
    let opens = step(title);
    Notice {
        alert: None,
        title: title.to_owned(),
        body: "Where and why".to_owned(),
        urgency: Urgency::Failure,
        opens,
    }
}

fn step(id: &str) -> Target {
    let scope =
        Scope { account: Account::Known("123456789012".to_owned()), region: Region::new("eu-west-1") };
    Target::Cluster(ClusterKey { scope, cluster: ClusterId::new("j-1") }, Some(StepId::new(id)))
}

/// Title, body, id to be replaced and whether sound is suppressed, of each `Notify`.
fn notified(told: &[Told]) -> Vec<(String, u32, bool)> {
    told.iter()
        .filter_map(|one| match one {
            Told::Notify { title, replaces, hints, .. } => {
                Some((title.clone(), *replaces, hints.contains_key("suppress-sound")))
            }
            Told::Close(_) => None,
        })
        .collect()
}
