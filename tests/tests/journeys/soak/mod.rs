//! A day of the engine's in a process of its own, on the busy day and on an account that strangers use up: nothing piles up.
//!
//! - Memory: over the second half the samples do not rise beyond their own scatter (`verdict.rs`), once what the engine holds more of
//!   by right, clusters and steps of the last 24 hours, is taken off.
//! - Tasks and connections: the fewest in the last quarter are those of the first, but for a few under way.
//! - The archive's file grows no faster at the end than in the middle, and its write-ahead log stays within its limit. That the file
//!   is bounded by retention needs days on which something is old enough to be forgotten: `retention.rs`.
//!
//! The clock runs at [`SPEED`]: 24 hours take 20 minutes. The engine's waits are on that clock, while the limits of a call and of a
//! connection that rests stay on real time: a call that is never answered ends after [`LIMIT_MS`], which are 3.6 minutes of the
//! engine's, and a connection is kept for 90 s, which are 1.8 hours. A debug build then makes 34 calls a second on the busy day and
//! takes a sixth of a core. At twice the speed both limits would be twice as long, and a heartbeat would come each 70 ms, of which a
//! computer that is busy with other builds takes most for itself. Each hour one call is cut off and one is never answered, so that
//! lines to AWS are laid anew all day long.
//!
//! `EMR_MONITOR_SOAK` says for how many hours of the engine's (`npm run test:long`: 24). Without it a quarter of one is run, in which
//! neither memory nor the growth of the archive is judged: memory is still being taken for the first time, and the file grows by
//! checkpoints, of which such a run has one or two.

mod retention;
mod sample;
mod table;
mod verdict;

use crate::calls::count;
use crate::child::HostProcess;
use emr_monitor_sim::{CallOutcome, FaultKind, FaultRule, Scenario, Sim, SimConfig};
use emr_monitor_tests::START;
use sample::{Load, Process, Sample};
use std::time::Duration;
use verdict::Held;

/// Milliseconds of the engine's clock in one of real time.
const SPEED: f64 = 72.0;
/// One request may take so long, on real time.
const LIMIT_MS: u64 = 3_000;
/// Each answer takes so long, on real time: 0.7 s of the engine's.
const LATENCY: u64 = 10;
const HOUR: f64 = 3_600_000.0;
/// Samples of a run, evenly: on a day one each quarter of an hour.
const SAMPLES: usize = 96;
/// A fault is struck each so many samples.
const STRUCK: usize = 4;
/// Memory is looked at this often between two samples; the least counts.
const LOOK: Duration = Duration::from_millis(250);
/// Shorter runs have not yet taken all the memory they work with, nor written enough for the archive to grow evenly.
const JUDGED_FROM: f64 = 6.0;

fn hours() -> f64 {
    std::env::var("EMR_MONITOR_SOAK").map_or(0.25, |text| text.parse().unwrap())
}

/// One call is cut off, and one is never answered.
fn strike(sim: &Sim) {
    sim.clear_faults();
    for kind in [FaultKind::ResetMidAnswer, FaultKind::Hang] {
        sim.fault(FaultRule {
            operation: Some("ListSteps".to_owned()),
            region: None,
            account: None,
            key: None,
            kind,
            times: Some(1),
        });
    }
}

/// The next sample: what the host says it holds, and the least memory since the last one.
async fn next(host: &mut HostProcess, process: &Process) -> Sample {
    let mut memory = process.memory();
    loop {
        let line = tokio::select! {
            line = host.line() => line,
            () = tokio::time::sleep(LOOK) => {
                memory = memory.least(process.memory());
                continue;
            }
        };
        if let Some(load) = Load::read(&line) {
            return process.sample(load, memory.least(process.memory()));
        }
    }
}

/// One scenario from its beginning: what was seen, as a table, and what is wrong with it.
async fn soaked(scenario: Scenario, hours: f64) -> (String, Vec<String>) {
    let root = tempfile::tempdir().unwrap();
    let (folder, trail) = (root.path().join("data"), root.path().join("notices"));
    let config = SimConfig { speed: SPEED, latency_ms: LATENCY, ..SimConfig::new(scenario, START) };
    let sim = Sim::start(config).await.unwrap();
    #[expect(clippy::cast_precision_loss, reason = "some dozens")]
    let every = hours * HOUR / SAMPLES as f64;
    let env = [("SAYS_LOAD", every.round().to_string()), ("LIMIT_MS", LIMIT_MS.to_string())];
    let mut host = HostProcess::start_with(&sim, &folder, (SPEED, Some(&trail)), &env).await;
    let process = Process::new(host.id(), &sim.endpoint(), &folder);
    let mut samples = Vec::new();
    while samples.len() < SAMPLES {
        if samples.len() % STRUCK == STRUCK - 1 {
            strike(&sim);
        }
        samples.push(next(&mut host, &process).await);
    }
    host.kill(Duration::ZERO).await;
    let calls = count(&sim, |_| true);
    let refused = count(&sim, |call| call.outcome == CallOutcome::Throttled);
    sim.stop().await;
    let held = Held::of(&samples, hours >= JUDGED_FROM);
    let head = format!("{scenario}, {hours} engine hours at {SPEED}: {calls} calls, {refused} refused");
    (
        table::of(&head, &samples, &held),
        held.wrong().iter().map(|wrong| format!("{scenario}: {wrong}")).collect(),
    )
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_day_leaves_no_memory_task_connection_or_file_behind() {
    let hours = hours();
    let (busy, throttled) =
        tokio::join!(soaked(Scenario::BusyDay, hours), soaked(Scenario::Throttled, hours));
    eprintln!("{}\n{}", busy.0, throttled.0);
    let wrong = [busy.1, throttled.1].concat();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
