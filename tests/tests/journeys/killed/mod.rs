//! Killed with -9 while it tells, and started again on the same archive, until all that the hour brings has been told.
//!
//! What is proven, with the sim's own word as the truth of what failed, ended with errors or was done after the first look:
//! - a key is in at most one notice of its own (`show` with that key in the desktop's trail, over all runs);
//! - whatever the trail shows was committed as `sending` before, and whatever the archive calls `told` is in the trail;
//! - at the end the archive's keys are exactly the sim's, each `told` (one notice of its own) or `listed`;
//! - a notice for several names only its first four, so that a key became `listed` by one is proven by number: in no run did more
//!   keys become `listed` than the titles of that run's notices for several add up to;
//! - after each kill the archive passes SQLite's own check and reads back whole.
//!
//! `EMR_MONITOR_KILLS` says how often (20), `EMR_MONITOR_SEED` repeats a run.

mod record;
mod truth;

use crate::child::HostProcess;
use emr_monitor_core::alert::Phase;
use emr_monitor_sim::{Scenario, Sim, SimConfig};
use emr_monitor_tests::{Host, HostSetup, Recorder, START, Trail, eventually};
use record::Record;
use std::collections::BTreeSet;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

const SPEED: f64 = 120.0;
const MINUTE: i64 = 60_000;
/// Kills in one hour of the sim; more are more hours.
const KILLS_AN_HOUR: u64 = 20;
/// By then all has happened.
const OVER: i64 = 72 * MINUTE;
/// A moment that does not come is not waited for longer.
const PATIENCE: Duration = Duration::from_millis(2_000);

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().unwrap())
}

/// Numbers that follow from a seed (SplitMix64).
struct Draw(u64);

impl Draw {
    fn below(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (bits ^ (bits >> 31)) % below
    }
}

/// When a host is killed: so long after so many lines that begin so.
#[derive(Debug)]
struct Moment {
    line: &'static str,
    lines: u64,
    after: Duration,
}

impl Moment {
    /// Before a notice is shown, after it, or anywhere. The desktop lingers 4 ms before and after it writes a notice down.
    fn drawn(draw: &mut Draw) -> Self {
        let (line, lines, within) = match draw.below(10) {
            0..4 => ("notice asked", 1 + draw.below(3), 6_000),
            4..7 => ("notice kept", 1 + draw.below(3), 6_000),
            _ => ("j-", 1 + draw.below(60), 30_000),
        };
        Self { line, lines, after: Duration::from_micros(draw.below(within)) }
    }
}

async fn killed(sim: &Sim, folder: &Path, trail: &Path, moment: &Moment) {
    let mut host = HostProcess::start(sim, folder, SPEED, Some(trail)).await;
    // The first word is waited for: only then it is kept when the first look was.
    let mut said = host.line().await;
    let hearing = async {
        let mut left = moment.lines;
        loop {
            left -= u64::from(said.starts_with(moment.line));
            if left == 0 {
                return;
            }
            said = host.line().await;
        }
    };
    // Past that, any moment is as good.
    let _ = tokio::time::timeout(PATIENCE, hearing).await;
    host.kill(moment.after).await;
}

/// The last run, not killed: it goes on until all is told.
async fn finished(sim: &Sim, folder: &Path, trail: &Path, wanted: &BTreeSet<String>) {
    let file = std::fs::OpenOptions::new().append(true).open(trail).unwrap();
    let trail = Trail { file, linger: Duration::ZERO, step: Box::new(|_| ()) };
    let notices = Some(Recorder::trailing(trail) as Arc<_>);
    let setup = HostSetup { speed: SPEED, notices, ..HostSetup::default() };
    let host = Host::on_sim(sim, folder, setup).await;
    eventually(&host, "all that happened is told", |s| {
        let rows = &s.alerts.rows;
        let over = |phase| matches!(phase, Phase::Told | Phase::Listed);
        wanted.iter().all(|key| rows.iter().any(|row| row.key == *key))
            && rows.iter().all(|row| over(row.phase))
    })
    .await;
    host.stop().await;
}

/// One hour of the sim, met by so many kills; gives how many of them caught an alert while it was being told.
async fn an_hour(seed: u64, kills: u64) -> usize {
    let root = tempfile::tempdir().unwrap();
    let (folder, trail) = (root.path().join("data"), root.path().join("notices"));
    let config = SimConfig { seed, speed: SPEED, quotas: false, ..SimConfig::new(Scenario::HardHour, START) };
    let sim = Sim::start(config).await.unwrap();
    let (mut draw, mut record, mut caught) = (Draw(seed), Record::default(), 0);
    for kill in 0..kills {
        let due = START + OVER * i64::try_from(kill).unwrap() / i64::try_from(kills).unwrap();
        sim.advance(due - sim.now_ms());
        let moment = Moment::drawn(&mut draw);
        killed(&sim, &folder, &trail, &moment).await;
        let told = format!("seed {seed}, kill {kill}, {moment:?}");
        caught += record.look(&folder, &trail, &told).await;
    }
    sim.advance(START + OVER - sim.now_ms());
    let wanted = truth::of(&sim).await;
    finished(&sim, &folder, &trail, &wanted).await;
    record.look(&folder, &trail, &format!("seed {seed}, at the end")).await;
    assert_eq!(record.keys(), wanted, "seed {seed}: exactly what happened is told");
    assert!(record.all_told(), "seed {seed}: {record:#?}");
    eprintln!("seed {seed}: {kills} kills, {caught} while telling; {record}");
    sim.stop().await;
    caught
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_at_any_moment_no_alert_is_notified_twice_and_none_is_lost() {
    let mut left = number("EMR_MONITOR_KILLS").unwrap_or(KILLS_AN_HOUR);
    let mut seed =
        number("EMR_MONITOR_SEED").unwrap_or_else(|| RandomState::new().build_hasher().finish() >> 32);
    let mut caught = 0;
    while left > 0 {
        let kills = left.min(KILLS_AN_HOUR);
        caught += an_hour(seed, kills).await;
        (left, seed) = (left - kills, seed + 1);
    }
    assert!(caught > 0, "no kill met a notice on its way: the moments are badly chosen");
}
