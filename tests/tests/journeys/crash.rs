//! Killed with -9 in the middle of its work, and started again on the same archive.

use crate::child::HostProcess;
use emr_monitor_core::archive::{Archive as _, Loaded};
use emr_monitor_core::model::{Cluster, ClusterId, ClusterState};
use emr_monitor_core::time::At;
use emr_monitor_sim::{Scenario, Sim, SimConfig};
use emr_monitor_store::SqliteArchive;
use emr_monitor_tests::START;
use std::collections::BTreeMap;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::path::Path;
use std::time::Duration;

const ROUNDS: usize = 5;
const SPEED: f64 = 240.0;

type Clusters = BTreeMap<ClusterId, Cluster>;

fn random(below: u64) -> u64 {
    RandomState::new().build_hasher().finish() % below
}

/// Runs a host until it has shown `rows` rows, kills it some microseconds later, and gives all that it had shown.
async fn killed(sim: &Sim, folder: &Path, rows: usize, wait: Duration) -> Vec<String> {
    let mut host = HostProcess::start(sim, folder, SPEED, None).await;
    let mut shown = Vec::new();
    let hearing = async {
        while shown.len() < rows {
            shown.push(host.line().await);
        }
    };
    tokio::time::timeout(Duration::from_secs(30), hearing).await.expect("rows are shown");
    shown.extend(host.kill(wait).await);
    shown
}

/// All that the archive holds, with its greatest sequence number.
async fn kept(folder: &Path) -> (u64, Clusters) {
    let archive = SqliteArchive::open(folder).unwrap();
    let Loaded { seq, scopes, .. } = archive.load(At(0)).await.unwrap();
    for scope in &scopes {
        for cluster in &scope.clusters {
            let log = archive.log(scope.scope.clone(), cluster.id().clone()).await.unwrap();
            assert!(
                !log.is_empty() && log.iter().all(|logged| logged.seq <= seq),
                "the log tells of {}",
                cluster.id()
            );
        }
    }
    archive.close().await.unwrap();
    let clusters = scopes.into_iter().flat_map(|scope| scope.clusters);
    (seq, clusters.map(|cluster| (cluster.id().clone(), cluster)).collect())
}

/// Nothing that was kept before is lost, and no state went back.
fn only_forward(before: &Clusters, after: &Clusters, round: &str) {
    for (id, held) in before {
        let now = after.get(id).unwrap_or_else(|| panic!("{round}: {id} is lost"));
        let (from, to) = (&held.told.state, &now.told.state);
        assert!(from == to || from.may_become(to), "{round}: {id} went from {from:?} to {to:?}");
        assert!(held.state_at <= now.state_at, "{round}: {id} grew older");
        for held in held.steps.iter() {
            let step = &held.told.id;
            let now = now.steps.get(step).unwrap_or_else(|| panic!("{round}: {step} of {id} is lost"));
            let (from, to) = (&held.told.state, &now.told.state);
            assert!(from == to || from.may_become(to), "{round}: {step} went from {from:?} to {to:?}");
        }
    }
}

/// What a person was shown is kept: nothing is told before it is durable.
fn shown_is_kept(shown: &[String], clusters: &Clusters, round: &str) {
    // The last line may have been cut by the kill.
    for line in shown.iter().take(shown.len() - 1) {
        let [id, state, steps] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{round}: {line}") };
        let held =
            clusters.get(&ClusterId::new(id)).unwrap_or_else(|| panic!("{round}: {id} was shown, not kept"));
        let told = ClusterState::from(state);
        assert!(
            told == held.told.state || told.may_become(&held.told.state),
            "{round}: {line}, {:?}",
            held.told.state
        );
        assert!(
            steps.parse::<usize>().unwrap() <= held.steps.len(),
            "{round}: {line}, {} kept",
            held.steps.len()
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_at_any_moment_the_archive_is_sound_holds_what_was_shown_and_nothing_goes_back() {
    let root = tempfile::tempdir().unwrap();
    let config = SimConfig { speed: SPEED, quotas: false, ..SimConfig::new(Scenario::BusyDay, START) };
    let sim = Sim::start(config).await.unwrap();
    let folder = root.path().join("data");
    let (mut seq, mut first, mut before) = (0, None, Clusters::new());
    for round in 0..ROUNDS {
        let rows = usize::try_from(12 + random(18)).unwrap();
        let wait = Duration::from_micros(random(4_000));
        let told = format!("round {round}, {rows} rows, {wait:?}");
        let shown = killed(&sim, &folder, rows, wait).await;
        let (now, after) = kept(&folder).await;
        assert!(seq <= now, "{told}: numbers rise over a crash");
        only_forward(&before, &after, &told);
        shown_is_kept(&shown, &after, &told);
        (seq, before) = (now, after);
        first.get_or_insert(seq);
    }
    assert!(first < Some(seq), "each round went on from the one before");
    // Nothing but the archive was written, and that only where it belongs.
    let beside: Vec<_> =
        std::fs::read_dir(root.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(beside, ["data"]);
    for entry in std::fs::read_dir(&folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(name.starts_with("archive.sqlite"), "{name} was written");
    }
    sim.stop().await;
}
