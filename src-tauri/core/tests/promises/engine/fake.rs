//! Fake ports: sources that answer, fail, hang or panic as told, and an archive in memory.

mod answer;
mod archive;

use answer::answer;
pub(crate) use archive::FakeArchive;

use crate::given::T0;
use emr_monitor_core::api::wire::{Mode, Snapshot};
use emr_monitor_core::archive::{Archive, ArchiveError};
use emr_monitor_core::clock::{Clock, ScaledClock};
use emr_monitor_core::engine::{Engine, EngineSetup, WatchSetup};
use emr_monitor_core::model::{
    Account, ClusterId, ClusterSummary, Description, ProfileName, Region, StepSummary, TroubleKind, Watch,
};
use emr_monitor_core::settings::RETENTION_DEFAULT;
use emr_monitor_core::source::{AccountQuota, AskError, Call, Identity, Reply, Source, Sources};
use emr_monitor_core::time::At;
use futures::future::BoxFuture;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How a fake source answers.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Reaction {
    Answer,
    Fail(TroubleKind),
    PanicOnce,
    Panic,
    Hang,
}

#[derive(Clone)]
struct Way {
    account: String,
    reaction: Reaction,
    clusters: Vec<ClusterSummary>,
    /// The one step of every cluster.
    step: Option<StepSummary>,
    asked: usize,
    /// The clusters of which DescribeStep was asked, one entry a call.
    followed: Vec<ClusterId>,
    offset: i64,
    /// The moment that the last sweep was narrowed by.
    swept_from: Option<At>,
    /// What Service Quotas tells; the kind of trouble where it does not.
    quotas: Result<Vec<AccountQuota>, TroubleKind>,
    /// How often it was asked.
    quotas_asked: usize,
    account_takes: Duration,
    called: Vec<String>,
    description: Description,
}

type Ways = Arc<Mutex<HashMap<String, Way>>>;

/// An engine's surroundings.
pub(crate) struct Rig {
    ways: Ways,
    profiles: Vec<String>,
    pub(crate) archive: Arc<FakeArchive>,
    pub(crate) clock: Arc<dyn Clock>,
}

impl Rig {
    pub(crate) fn new(profiles: &[&str]) -> Rig {
        let way = |n: usize| Way {
            account: format!("{:012}", n + 1),
            reaction: Reaction::Answer,
            clusters: Vec::new(),
            step: None,
            asked: 0,
            followed: Vec::new(),
            offset: 0,
            swept_from: None,
            quotas: Err(TroubleKind::Denied),
            quotas_asked: 0,
            account_takes: Duration::ZERO,
            called: Vec::new(),
            description: Description::default(),
        };
        let ways = profiles.iter().enumerate().map(|(n, profile)| ((*profile).to_owned(), way(n))).collect();
        let profiles = profiles.iter().map(|profile| (*profile).to_owned()).collect();
        let clock = Arc::new(ScaledClock::new(T0, 1.0));
        Rig { ways: Arc::new(Mutex::new(ways)), profiles, archive: Arc::default(), clock }
    }

    fn with<T>(&self, profile: &str, change: impl FnOnce(&mut Way) -> T) -> T {
        change(self.ways.lock().unwrap().get_mut(profile).unwrap())
    }

    pub(crate) fn clusters(&self, profile: &str, mut clusters: Vec<ClusterSummary>) {
        clusters.iter_mut().for_each(|cluster| cluster.arn = None);
        self.with(profile, |way| way.clusters = clusters);
    }

    pub(crate) fn react(&self, profile: &str, reaction: Reaction) {
        self.with(profile, |way| way.reaction = reaction);
    }

    /// AWS's clock less this computer's, in milliseconds.
    pub(crate) fn aws_is_ahead(&self, profile: &str, offset: i64) {
        self.with(profile, |way| way.offset = offset);
    }

    /// What AWS calls who asks.
    pub(crate) fn called(&self, profile: &str, names: &[&str]) {
        self.with(profile, |way| way.called = names.iter().map(ToString::to_string).collect());
    }

    /// Every cluster is described so.
    pub(crate) fn describes(&self, profile: &str, description: Description) {
        self.with(profile, |way| way.description = description);
    }

    /// Who asks is told only after this.
    pub(crate) fn account_takes(&self, profile: &str, span: Duration) {
        self.with(profile, |way| way.account_takes = span);
    }

    pub(crate) fn quotas(&self, profile: &str, quotas: Result<Vec<AccountQuota>, TroubleKind>) {
        self.with(profile, |way| way.quotas = quotas);
    }

    pub(crate) fn quotas_asked(&self, profile: &str) -> usize {
        self.with(profile, |way| way.quotas_asked)
    }

    /// Every cluster has this one step.
    pub(crate) fn step(&self, profile: &str, step: StepSummary) {
        self.with(profile, |way| way.step = Some(step));
    }

    /// How often DescribeStep was asked of this cluster.
    pub(crate) fn followed(&self, profile: &str, cluster: &str) -> usize {
        self.with(profile, |way| way.followed.iter().filter(|id| id.as_str() == cluster).count())
    }

    pub(crate) fn asked(&self, profile: &str) -> usize {
        self.with(profile, |way| way.asked)
    }

    pub(crate) fn swept_from(&self, profile: &str) -> Option<At> {
        self.with(profile, |way| way.swept_from)
    }

    /// A way to AWS as this profile, as the engine would open one.
    pub(crate) fn source(&self, profile: &str) -> Arc<dyn Source> {
        Arc::new(FakeSource(Arc::clone(&self.ways), profile.to_owned()))
    }

    pub(crate) fn same_account(&self, one: &str, other: &str) {
        let account = self.with(one, |way| way.account.clone());
        self.with(other, |way| way.account = account);
    }

    pub(crate) async fn start(&self) -> Engine {
        self.engine(Some(Arc::clone(&self.archive) as Arc<dyn Archive>), None).await
    }

    pub(crate) async fn start_without_archive(&self, trouble: ArchiveError) -> Engine {
        self.engine(None, Some(trouble)).await
    }

    async fn engine(
        &self,
        archive: Option<Arc<dyn Archive>>,
        archive_trouble: Option<ArchiveError>,
    ) -> Engine {
        let region = Some(Region::new("eu-west-1"));
        let watch =
            |profile: &String| WatchSetup { profile: ProfileName::new(profile), region: region.clone() };
        Engine::start(EngineSetup {
            clock: Arc::clone(&self.clock),
            archive,
            archive_trouble,
            sources: Arc::new(FakeSources(Arc::clone(&self.ways))),
            watches: self.profiles.iter().map(watch).collect(),
            share: 0.5,
            retention_days: RETENTION_DEFAULT,
            mode: Mode::Live,
            notes: Vec::new(),
            notices: None,
        })
        .await
    }

    /// The first snapshot of which `holds` is true; time is paused, so waiting is free.
    pub(crate) async fn eventually(&self, engine: &Engine, holds: impl Fn(&Snapshot) -> bool) -> Snapshot {
        let api = engine.api();
        for _ in 0..5_000 {
            let snapshot = api.snapshot().await.unwrap();
            if holds(&snapshot) {
                return snapshot;
            }
            tokio::time::sleep(Duration::from_millis(250)).await;
        }
        panic!("it never came to hold");
    }
}

struct FakeSources(Ways);
struct FakeSource(Ways, String);

impl Sources for FakeSources {
    fn open<'a>(&'a self, watch: &'a Watch) -> BoxFuture<'a, Result<Arc<dyn Source>, AskError>> {
        let source: Arc<dyn Source> = Arc::new(FakeSource(Arc::clone(&self.0), watch.profile.to_string()));
        Box::pin(async move { Ok(source) })
    }
}

impl FakeSource {
    /// How it stands when it is asked.
    fn asked(&self, call: &Call) -> Way {
        let mut ways = self.0.lock().unwrap();
        let way = ways.get_mut(&self.1).unwrap();
        way.asked += 1;
        if let Call::ListClusters { created_after: Some(from), .. } = call {
            way.swept_from = Some(*from);
        }
        if let Call::DescribeStep { cluster, .. } = call {
            way.followed.push(cluster.clone());
        }
        let stood = way.clone();
        if way.reaction == Reaction::PanicOnce {
            way.reaction = Reaction::Answer;
        }
        stood
    }
}

fn refused(kind: TroubleKind) -> AskError {
    AskError { kind, code: None, message: format!("{kind:?}"), requests: 1, clock_offset: None }
}

impl Source for FakeSource {
    fn ask<'a>(&'a self, call: &'a Call) -> BoxFuture<'a, Result<Reply, AskError>> {
        Box::pin(async move {
            let way = self.asked(call);
            match way.reaction {
                Reaction::Answer => {
                    let answer = answer(call, &way);
                    Ok(Reply { answer, requests: 1, clock_offset: Some(way.offset) })
                }
                Reaction::Fail(kind) => Err(refused(kind)),
                Reaction::PanicOnce | Reaction::Panic => panic!("a planted panic"),
                Reaction::Hang => futures::future::pending().await,
            }
        })
    }

    fn account(&self) -> BoxFuture<'_, Result<Option<Account>, AskError>> {
        let way = self.0.lock().unwrap()[&self.1].clone();
        Box::pin(async move {
            if !way.account_takes.is_zero() {
                tokio::time::sleep(way.account_takes).await;
            }
            Ok(Some(Account::Known(way.account)))
        })
    }

    fn identity(&self) -> BoxFuture<'_, Result<Identity, AskError>> {
        let way = self.0.lock().unwrap()[&self.1].clone();
        Box::pin(async move {
            match way.reaction {
                Reaction::Fail(kind) => Err(refused(kind)),
                Reaction::Answer | Reaction::PanicOnce | Reaction::Panic | Reaction::Hang => {
                    Ok(Identity { account: Some(way.account), names: way.called, requests: 1 })
                }
            }
        })
    }

    fn quotas(&self) -> BoxFuture<'_, Result<Vec<AccountQuota>, AskError>> {
        let told = {
            let mut ways = self.0.lock().unwrap();
            let way = ways.get_mut(&self.1).unwrap();
            way.quotas_asked += 1;
            way.quotas.clone()
        };
        Box::pin(async move { told.map_err(refused) })
    }
}
