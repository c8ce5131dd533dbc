//! Fake ports: sources that answer, fail, hang or panic as told, and an archive in memory.

use crate::given::{T0, at};
use emr_monitor_core::alert::Alert;
use emr_monitor_core::api::wire::{Mode, Snapshot};
use emr_monitor_core::archive::{Ages, Archive, ArchiveError, Draft, Kept, Loaded};
use emr_monitor_core::clock::{Clock, ScaledClock};
use emr_monitor_core::engine::{Engine, EngineSetup, WatchSetup};
use emr_monitor_core::model::{
    Account, Capacity, ClusterId, ClusterSummary, Description, ProfileName, Region, Scope, Step, TroubleKind,
    Watch,
};
use emr_monitor_core::settings::RETENTION_DEFAULT;
use emr_monitor_core::source::{Answer, AskError, Call, Identity, Reply, Source, Sources};
use emr_monitor_core::time::At;
use emr_monitor_core::world::{Observation, Seen, World, reduce};
use futures::future::BoxFuture;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// How a fake source answers.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Reaction {
    Answer,
    Fail(TroubleKind),
    PanicOnce,
    Hang,
}

#[derive(Clone)]
struct Way {
    account: String,
    reaction: Reaction,
    clusters: Vec<ClusterSummary>,
    asked: usize,
    offset: i64,
}

type Ways = Arc<Mutex<HashMap<String, Way>>>;

/// An engine's surroundings.
pub(crate) struct Rig {
    ways: Ways,
    profiles: Vec<String>,
    pub(crate) archive: Arc<FakeArchive>,
}

impl Rig {
    pub(crate) fn new(profiles: &[&str]) -> Rig {
        let way = |n: usize| Way {
            account: format!("{:012}", n + 1),
            reaction: Reaction::Answer,
            clusters: Vec::new(),
            asked: 0,
            offset: 0,
        };
        let ways = profiles.iter().enumerate().map(|(n, profile)| ((*profile).to_owned(), way(n))).collect();
        let profiles = profiles.iter().map(|profile| (*profile).to_owned()).collect();
        Rig { ways: Arc::new(Mutex::new(ways)), profiles, archive: Arc::new(FakeArchive::default()) }
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

    pub(crate) fn asked(&self, profile: &str) -> usize {
        self.with(profile, |way| way.asked)
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
        let clock: Arc<dyn Clock> = Arc::new(ScaledClock::new(T0, 1.0));
        Engine::start(EngineSetup {
            clock,
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
            tokio::time::sleep(std::time::Duration::from_millis(250)).await;
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
    fn react(&self) -> (Reaction, Vec<ClusterSummary>) {
        let mut ways = self.0.lock().unwrap();
        let way = ways.get_mut(&self.1).unwrap();
        way.asked += 1;
        let reaction = way.reaction;
        if reaction == Reaction::PanicOnce {
            way.reaction = Reaction::Answer;
        }
        (reaction, way.clusters.clone())
    }
}

fn answer(call: &Call, clusters: Vec<ClusterSummary>) -> Answer {
    match call {
        Call::ListClusters { states, .. } => {
            let asked = |c: &ClusterSummary| states.is_empty() || states.contains(&c.state);
            Answer::Clusters { clusters: clusters.into_iter().filter(asked).collect(), marker: None }
        }
        Call::DescribeCluster(id) => {
            let summary = clusters.into_iter().find(|cluster| cluster.id == *id).unwrap();
            Answer::Cluster { summary: Box::new(summary), description: Box::<Description>::default() }
        }
        Call::ListSteps { .. } | Call::ListStepsById { .. } => {
            Answer::Steps { steps: Vec::new(), marker: None }
        }
        Call::DescribeStep { .. } => panic!("there are no steps to describe"),
        Call::ListCapacity { .. } => Answer::Capacity(Capacity::Groups(Vec::new())),
        Call::ListBootstrapActions(_) => Answer::BootstrapActions(Vec::new()),
        Call::GetAutoTerminationPolicy(_) => Answer::AutoTermination(None),
        Call::GetManagedScalingPolicy(_) => Answer::ManagedScaling(None),
    }
}

fn refused(kind: TroubleKind) -> AskError {
    AskError { kind, code: None, message: format!("{kind:?}"), requests: 1, clock_offset: None }
}

impl Source for FakeSource {
    fn ask<'a>(&'a self, call: &'a Call) -> BoxFuture<'a, Result<Reply, AskError>> {
        Box::pin(async move {
            let (reaction, clusters) = self.react();
            let offset = self.0.lock().unwrap()[&self.1].offset;
            match reaction {
                Reaction::Answer => {
                    Ok(Reply { answer: answer(call, clusters), requests: 1, clock_offset: Some(offset) })
                }
                Reaction::Fail(kind) => Err(refused(kind)),
                Reaction::PanicOnce => panic!("a planted panic"),
                Reaction::Hang => futures::future::pending().await,
            }
        })
    }

    fn account(&self) -> BoxFuture<'_, Result<Option<Account>, AskError>> {
        let account = self.0.lock().unwrap()[&self.1].account.clone();
        Box::pin(async move { Ok(Some(Account::Known(account))) })
    }

    fn identity(&self) -> BoxFuture<'_, Result<Identity, AskError>> {
        let way = self.0.lock().unwrap()[&self.1].clone();
        Box::pin(async move {
            match way.reaction {
                Reaction::Fail(kind) => Err(refused(kind)),
                Reaction::Answer | Reaction::PanicOnce | Reaction::Hang => {
                    Ok(Identity { account: Some(way.account), requests: 1 })
                }
            }
        })
    }
}

/// An archive in memory.
#[derive(Default)]
pub(crate) struct FakeArchive {
    pub(crate) fail: AtomicBool,
    closed: AtomicBool,
    drafts: Mutex<Vec<Draft>>,
    loaded: Mutex<Loaded>,
}

impl FakeArchive {
    pub(crate) fn drafts(&self) -> Vec<Draft> {
        self.drafts.lock().unwrap().clone()
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.closed.load(Ordering::SeqCst)
    }

    /// What an earlier run left of the first profile's scope.
    pub(crate) fn keep(&self, profile: &str, clusters: Vec<ClusterSummary>, seen: At) {
        let scope = Scope { account: Account::Known(format!("{:012}", 1)), region: Region::new("eu-west-1") };
        let mut world = World::new(scope.clone());
        reduce(&mut world, Observation { at: seen, seen: Seen::Clusters(clusters) }, at(0));
        let clusters = world.clusters.values().map(|cluster| (**cluster).clone()).collect();
        let kept = Kept { scope: scope.clone(), heartbeat: Some(seen), begun: Some(seen), clusters };
        let watch = Watch { profile: ProfileName::new(profile), region: scope.region.clone() };
        *self.loaded.lock().unwrap() =
            Loaded { seq: 7, scopes: vec![kept], ways: vec![(watch, scope)], ..Loaded::default() };
    }

    fn write(&self, draft: Option<Draft>) -> Result<(), ArchiveError> {
        if self.fail.load(Ordering::SeqCst) {
            return Err(ArchiveError::Disk {
                path: "archive.sqlite".into(),
                message: "no space left".into(),
            });
        }
        self.drafts.lock().unwrap().extend(draft);
        Ok(())
    }
}

impl Archive for FakeArchive {
    fn load(&self, _: At) -> BoxFuture<'_, Result<Loaded, ArchiveError>> {
        Box::pin(async move { Ok(self.loaded.lock().unwrap().clone()) })
    }
    fn append(&self, draft: Draft) -> BoxFuture<'_, Result<(), ArchiveError>> {
        Box::pin(async move { self.write(Some(draft)) })
    }
    fn note_ages(&self, _: Ages) -> BoxFuture<'_, Result<(), ArchiveError>> {
        Box::pin(async move { self.write(None) })
    }
    fn note_way(&self, _: Watch, _: Scope) -> BoxFuture<'_, Result<(), ArchiveError>> {
        Box::pin(async move { self.write(None) })
    }
    fn keep_alerts(&self, _: Vec<Alert>) -> BoxFuture<'_, Result<(), ArchiveError>> {
        Box::pin(async move { self.write(None) })
    }
    fn note_begun(&self, _: Scope, _: At) -> BoxFuture<'_, Result<(), ArchiveError>> {
        Box::pin(async move { self.write(None) })
    }
    fn note_paused(&self, _: Option<At>) -> BoxFuture<'_, Result<(), ArchiveError>> {
        Box::pin(async move { self.write(None) })
    }
    fn steps(&self, _: Scope, _: ClusterId) -> BoxFuture<'_, Result<Vec<Step>, ArchiveError>> {
        Box::pin(async move { Ok(Vec::new()) })
    }
    fn forget(&self, _: At) -> BoxFuture<'_, Result<(), ArchiveError>> {
        Box::pin(async move { Ok(()) })
    }
    fn close(&self) -> BoxFuture<'_, Result<(), ArchiveError>> {
        self.closed.store(true, Ordering::SeqCst);
        Box::pin(async move { Ok(()) })
    }
}
