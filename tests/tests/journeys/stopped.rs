//! The process stopped where it stands for longer than any of its time limits, in the middle of its calls, and let go on: what it
//! then shows is honest at once and soon live, it asks no more than it ever would, and tells nothing twice.
//!
//! `EMR_MONITOR_STOPPED` is for how many seconds it is stopped, with the app's own limits (`npm run test:long`); without it the
//! limits are short.

use crate::calls::count;
use crate::child::HostProcess;
use emr_monitor_sim::{Scenario, Sim, SimConfig};
use emr_monitor_tests::START;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

/// A minute in half a second.
const SPEED: f64 = 120.0;
/// Each answer takes so long, so that a stop falls into a call.
const LATENCY: u64 = 40;
/// One request may take so long; a call of two, and the getting of credentials, twice as much.
const LIMIT: u64 = 1_000;
const MINUTE: f64 = 60_000.0;
/// What is not heard within this never will be.
const PATIENCE: Duration = Duration::from_secs(60);

/// A watch as the host says it: its health, and the age of its last list in the engine's milliseconds.
fn watch(line: &str) -> Option<(&str, f64)> {
    let [_, _, health, age] = line.strip_prefix("watch ").map(|_| line.split(' ').collect::<Vec<_>>())?[..]
    else {
        return None;
    };
    Some((health, age.parse().unwrap()))
}

/// Hears the host until its watch is live by a list younger than `age`; what it calls live before is no older than a row may be.
async fn live(host: &mut HostProcess, age: f64, told: &str) {
    let hearing = async {
        loop {
            let line = host.line().await;
            let Some((health, since)) = watch(&line) else { continue };
            // Three heartbeats: beyond them it would be called stale.
            assert!(health != "Live" || since <= 0.5 * MINUTE, "{told}: not live: {line}");
            if health == "Live" && since <= age {
                return;
            }
        }
    };
    tokio::time::timeout(PATIENCE, hearing).await.unwrap_or_else(|_| panic!("{told}: never live"));
}

/// The alerts that had a notice of their own, in order.
fn shown(trail: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(trail).unwrap_or_default();
    let deeds = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    deeds
        .filter(|deed| deed["did"] == "show")
        .filter_map(|deed| deed["alert"].as_str().map(str::to_owned))
        .collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn stopped_for_longer_than_every_limit_it_is_honest_at_once_and_live_soon_and_tells_nothing_twice() {
    let long: Option<u64> = std::env::var("EMR_MONITOR_STOPPED").ok().map(|text| text.parse().unwrap());
    let stopped = long.map_or(Duration::from_millis(2 * LIMIT + 500), Duration::from_secs);
    let root = tempfile::tempdir().unwrap();
    let (folder, trail) = (root.path().join("data"), root.path().join("notices"));
    let config = SimConfig { speed: SPEED, latency_ms: LATENCY, ..SimConfig::new(Scenario::HardHour, START) };
    let sim = Sim::start(config).await.unwrap();
    let mut env = vec![("SAYS_WATCHES", "1".to_owned())];
    if long.is_none() {
        env.push(("LIMIT_MS", LIMIT.to_string()));
    }
    let mut host = HostProcess::start_with(&sim, &folder, (SPEED, Some(&trail)), &env).await;
    live(&mut host, 0.25 * MINUTE, "at first").await;
    let some = async {
        while shown(&trail).is_empty() {
            host.line().await;
        }
    };
    tokio::time::timeout(PATIENCE, some).await.expect("what failed is told");
    for stop in 1..=2 {
        let told = format!("stop {stop}");
        host.signal("STOP").await;
        tokio::time::sleep(stopped).await;
        let (before, from) = (count(&sim, |_| true), sim.now_ms());
        host.signal("CONT").await;
        live(&mut host, 0.25 * MINUTE, &told).await;
        let (asked, minutes) = (count(&sim, |_| true) - before, (sim.now_ms() - from) as f64 / MINUTE);
        // What may come at once is the burst of the budget; from then on at most its refill.
        assert!(asked as f64 <= 30.0 + 30.0 * minutes, "{told}: {asked} calls in {minutes} minutes");
    }
    let shown = shown(&trail);
    let once: BTreeSet<_> = shown.iter().collect();
    assert_eq!(once.len(), shown.len(), "each once: {shown:#?}");
    host.kill(Duration::ZERO).await;
    sim.stop().await;
}
