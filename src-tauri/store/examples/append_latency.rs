//! Measures what the archive costs: `cargo run --release -p emr-monitor-store --example append_latency [FOLDER]`.
//!
//! Appends batches of one cluster with 1, 10 and 50 steps to a fresh archive in FOLDER (the current one by default; a folder in
//! memory would measure nothing), then loads a big fleet. Beside each latency stands a bare write and flush of as many bytes
//! on the same disk, measured in the same run.

use emr_monitor_core::archive::{Archive, Draft};
use emr_monitor_core::change::Change;
use emr_monitor_core::model::{
    Account, Cluster, ClusterId, ClusterState, ClusterSummary, Fact, Listing, Region, Scope, Step, StepId,
    StepState, StepSummary, StepsRead,
};
use emr_monitor_core::time::At;
use emr_monitor_store::SqliteArchive;
use std::collections::BTreeMap;
use std::error::Error;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

const ROUNDS: u64 = 300;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).map_or_else(|| PathBuf::from("."), PathBuf::from);
    let folder = tempfile::tempdir_in(folder)?;
    let mut out = io::stdout();
    writeln!(
        out,
        "{ROUNDS} batches each, milliseconds          median     p95     max   bare write and flush, median"
    )?;
    let archive = SqliteArchive::open(folder.path())?;
    let mut seq = 0;
    for steps in [1, 10, 50] {
        let bytes = serde_json::to_vec(&step(0))?.len() * steps;
        let mut took = Vec::new();
        for _ in 0..ROUNDS {
            seq += 1;
            let batch = batch(seq, steps);
            let begun = Instant::now();
            archive.append(batch).await?;
            took.push(begun.elapsed());
        }
        let bare = spread(bare_flushes(folder.path(), bytes)?);
        let [median, p95, max] = spread(took);
        writeln!(
            out,
            "append 1 cluster, {steps:>2} steps        {median:>12.2} {p95:>7.2} {max:>7.2}   {:.2}",
            bare[0]
        )?;
    }
    for _ in 0..1_024 {
        seq += 1;
        archive.append(batch(seq, 50)).await?;
    }
    let begun = Instant::now();
    let loaded = archive.load(At(0)).await?;
    let took = begun.elapsed();
    let clusters = loaded.scopes.iter().flat_map(|kept| &kept.clusters);
    let (clusters, steps) = clusters.fold((0, 0), |(c, s), cluster| (c + 1, s + cluster.steps.len()));
    writeln!(out, "load {clusters} clusters, {steps} steps: {} ms", took.as_millis())?;
    archive.close().await?;
    writeln!(out, "file: {} kB", std::fs::metadata(archive.path())?.len() / 1_024)?;
    Ok(())
}

/// Median, 95th percentile and greatest, in milliseconds.
fn spread(mut took: Vec<Duration>) -> [f64; 3] {
    took.sort();
    let at = |share: usize| took.get((took.len() - 1) * share / 100).map_or(0.0, |t| t.as_secs_f64() * 1e3);
    [at(50), at(95), at(100)]
}

fn bare_flushes(folder: &Path, bytes: usize) -> io::Result<Vec<Duration>> {
    let mut file = File::create(folder.join("bare"))?;
    let bytes = vec![b'x'; bytes];
    (0..ROUNDS)
        .map(|_| {
            let begun = Instant::now();
            file.write_all(&bytes)?;
            file.sync_data()?;
            Ok(begun.elapsed())
        })
        .collect()
}

/// Batch `seq`: of one of 200 clusters, these many of its 256 steps.
fn batch(seq: u64, steps: usize) -> Draft {
    let cluster = ClusterId::new(format!("j-{:013}", seq % 200));
    let first = usize::try_from(seq / 200).unwrap_or(0) * 50;
    let steps: Vec<_> = (first..first + steps).map(|n| (cluster.clone(), Arc::new(step(n % 256)))).collect();
    Draft {
        seq,
        scope: Scope { account: Account::Known("111122223333".into()), region: Region::new("eu-west-1") },
        at: At(1_763_885_730_000),
        changes: steps
            .iter()
            .map(|(cluster, step)| Change::StepUpdated {
                cluster: cluster.clone(),
                step: step.told.id.clone(),
            })
            .collect(),
        clusters: vec![Arc::new(of_id(cluster))],
        steps,
        alerts: Vec::new(),
    }
}

fn of_id(id: ClusterId) -> Cluster {
    Cluster {
        told: ClusterSummary {
            id,
            name: "flood-europe-2025-q4".into(),
            arn: Some("arn:aws:elasticmapreduce:eu-west-1:111122223333:cluster/j-1".into()),
            state: ClusterState::Running,
            reason: None,
            errors: Vec::new(),
            created: Some(At(1_763_880_000_000)),
            ready: Some(At(1_763_880_400_000)),
            ended: None,
            normalized_hours: Some(412),
        },
        state_at: At(1_763_885_730_000),
        listing: Listing::Listed,
        passages: Vec::new(),
        description: Fact::Absent,
        capacity: Fact::Absent,
        bootstrap: Fact::Absent,
        auto_termination: Fact::Absent,
        managed_scaling: Fact::Absent,
        steps_read: StepsRead::default(),
        steps: Arc::default(),
    }
}

fn step(n: usize) -> Step {
    let args = [
        "spark-submit",
        "--deploy-mode",
        "cluster",
        "--conf",
        "spark.executor.memory=18g",
        "s3://models/run.jar",
    ];
    Step {
        ordinal: 0,
        told: Arc::new(StepSummary {
            id: StepId::new(format!("s-{n:013}")),
            name: format!("event-set-{n}"),
            state: StepState::Running,
            state_reason: None,
            failure: None,
            created: Some(At(1_763_881_000_000)),
            started: Some(At(1_763_882_000_000)),
            ended: None,
            action_on_failure: Some("CONTINUE".into()),
            jar: Some("command-runner.jar".into()),
            main_class: None,
            args: args.into_iter().collect(),
            properties: BTreeMap::new(),
            log_uri: None,
            execution_role: None,
        }),
        at: At(1_763_885_730_000),
        slot: Some(0),
        reason_at: None,
        end_seen: None,
    }
}
