//! What each scenario promises.

use std::collections::HashSet;

use emr_monitor_sim::{Scenario, Sim, SimConfig};
use serde_json::{Value, json};

use crate::client::{Client, START, named, states, still};

const MINUTE: i64 = 60_000;

/// Every cluster of every account and Region, each with its steps under `Steps`.
pub(crate) async fn whole(sim: &Sim) -> Vec<Value> {
    let mut all = Vec::new();
    for profile in sim.profiles() {
        for region in &profile.regions {
            let client = Client::of(sim, &profile, region);
            let (clusters, _) = client.all("ListClusters", "Clusters", json!({})).await;
            for mut cluster in clusters {
                let (steps, _) = client.all("ListSteps", "Steps", json!({"ClusterId": cluster["Id"]})).await;
                cluster["Steps"] = Value::Array(steps);
                all.push(cluster);
            }
        }
    }
    all
}

fn step_states(clusters: &[Value]) -> HashSet<String> {
    clusters.iter().flat_map(|cluster| states(cluster["Steps"].as_array().unwrap())).collect()
}

#[tokio::test]
async fn the_busy_day_starts_with_every_state() {
    let sim = still(Scenario::BusyDay).await;
    let clusters = whole(&sim).await;
    let seen: HashSet<String> = states(&clusters).into_iter().collect();
    for state in [
        "STARTING",
        "BOOTSTRAPPING",
        "RUNNING",
        "WAITING",
        "TERMINATING",
        "TERMINATED",
        "TERMINATED_WITH_ERRORS",
    ] {
        assert!(seen.contains(state), "{state}");
    }
    let steps = step_states(&clusters);
    for state in ["PENDING", "CANCEL_PENDING", "RUNNING", "COMPLETED", "CANCELLED", "FAILED", "INTERRUPTED"] {
        assert!(steps.contains(state), "{state}");
    }
    let day = (START - 24 * 60 * MINUTE) as f64 / 1000.0;
    assert!(clusters.iter().all(|c| c["Status"]["Timeline"]["CreationDateTime"].as_f64().unwrap() > day));
}

#[tokio::test]
async fn the_busy_day_goes_on_for_twelve_hours_and_more() {
    let sim = still(Scenario::BusyDay).await;
    let mut before = whole(&sim).await;
    let mut reasons = HashSet::new();
    for hour in 1..=24 {
        sim.advance(60 * MINUTE);
        let now = whole(&sim).await;
        assert_ne!(before, now, "nothing happened in hour {hour}");
        assert!(states(&now).iter().any(|state| state == "RUNNING"), "nothing runs in hour {hour}");
        let codes = now.iter().filter_map(|cluster| cluster["Status"]["StateChangeReason"]["Code"].as_str());
        reasons.extend(codes.map(str::to_owned));
        before = now;
    }
    assert!(before.len() > 40, "{} clusters after a day", before.len());
    for code in ["ALL_STEPS_COMPLETED", "STEP_FAILURE", "BOOTSTRAP_FAILURE", "USER_REQUEST"] {
        assert!(reasons.contains(code), "{code}");
    }
}

#[tokio::test]
async fn a_step_fails_within_the_first_ten_minutes_of_the_busy_day() {
    let sim = still(Scenario::BusyDay).await;
    let failed = |clusters: &[Value]| {
        let steps = clusters.iter().flat_map(|cluster| cluster["Steps"].as_array().unwrap().clone());
        steps.filter(|step| step["Status"]["State"] == "FAILED").count()
    };
    let before = failed(&whole(&sim).await);
    sim.advance(10 * MINUTE);
    let after = whole(&sim).await;
    assert_eq!(failed(&after), before + 1);
    let hail = named(&after, "EU-HAIL_v2_2026Q2");
    let settled: Vec<String> = states(hail["Steps"].as_array().unwrap());
    assert_eq!(
        settled,
        ["CANCELLED", "CANCELLED", "CANCELLED", "FAILED", "COMPLETED", "COMPLETED", "COMPLETED"]
    );
    assert_eq!(hail["Status"]["State"], "WAITING");
}

#[tokio::test]
async fn the_failed_step_fails_after_a_minute_and_its_reason_comes_four_minutes_later() {
    let sim = still(Scenario::FailedStep).await;
    let look = async || {
        let clusters = whole(&sim).await;
        assert_eq!(clusters.len(), 3);
        named(named(&clusters, "EU-WS_v12_2026Q2")["Steps"].as_array().unwrap(), "Ground-up loss, PF-12")
                ["Status"]
                .clone()
    };
    sim.advance(MINUTE - 1);
    assert_eq!(look().await["State"], "RUNNING");
    sim.advance(1);
    let failed = look().await;
    assert_eq!((failed["State"].clone(), failed.get("FailureDetails")), (json!("FAILED"), None));
    sim.advance(4 * MINUTE - 1);
    assert_eq!(look().await.get("FailureDetails"), None);
    sim.advance(1);
    assert_eq!(look().await["FailureDetails"]["Reason"], "Unknown Error.");
}

#[tokio::test]
async fn nothing_changes_when_it_is_quiet() {
    let sim = still(Scenario::Quiet).await;
    let shown = |clusters: Vec<Value>| {
        clusters
            .into_iter()
            .map(|c| (c["Id"].clone(), c["Status"].clone(), c["Steps"].clone()))
            .collect::<Vec<_>>()
    };
    let before = shown(whole(&sim).await);
    let found: HashSet<&str> =
        before.iter().map(|(_, status, _)| status["State"].as_str().unwrap()).collect();
    assert_eq!(found, HashSet::from(["WAITING", "TERMINATED"]));
    sim.advance(24 * 60 * MINUTE);
    assert_eq!(shown(whole(&sim).await), before);
}

#[tokio::test]
async fn the_hostile_fleet_has_markup_and_states_nobody_documented() {
    let sim = still(Scenario::Hostile).await;
    let clusters = whole(&sim).await;
    let names: Vec<&str> = clusters.iter().map(|cluster| cluster["Name"].as_str().unwrap()).collect();
    for part in ["<img src=x onerror=", "\u{202e}", "\u{0}", "\u{1f30a}", "\u{5d4}"] {
        assert!(names.iter().any(|name| name.contains(part)), "{part:?}");
    }
    assert!(names.iter().any(|name| name.len() >= 10_000) && names.contains(&""));
    assert!(states(&clusters).iter().any(|state| state == "HIBERNATING"));
    assert!(step_states(&clusters).contains("PAUSED"));
}

#[tokio::test]
async fn two_sims_of_one_seed_are_equal_and_another_seed_differs() {
    let start = async |seed| {
        let config =
            SimConfig { speed: 0.0, quotas: false, seed, ..SimConfig::new(Scenario::BusyDay, START) };
        let sim = Sim::start(config).await.unwrap();
        sim.advance(300 * MINUTE);
        whole(&sim).await
    };
    let (one, two, other) = (start(7).await, start(7).await, start(8).await);
    assert_eq!(one, two);
    assert_ne!(one, other);
}

#[tokio::test]
async fn the_clock_runs_at_its_speed() {
    let started = std::time::Instant::now();
    let sim =
        Sim::start(SimConfig { speed: 1000.0, ..SimConfig::new(Scenario::Quiet, START) }).await.unwrap();
    while sim.now_ms() < START + 60_000 {
        tokio::task::yield_now().await;
    }
    assert!(started.elapsed().as_millis() >= 50);
    assert!(sim.now_ms() - START <= 1000 * (1 + started.elapsed().as_millis() as i64));
    let before = sim.now_ms();
    sim.advance(-5);
    assert!(sim.now_ms() >= before);
    let wrong = Sim::start(SimConfig { speed: f64::NAN, ..SimConfig::new(Scenario::Quiet, START) }).await;
    assert!(wrong.err().unwrap().to_string().contains("speed"));
}

#[tokio::test]
async fn a_terminated_cluster_is_forgotten_after_two_months_and_a_waiting_one_is_not() {
    let sim = still(Scenario::Quiet).await;
    sim.advance(62 * 24 * 60 * MINUTE);
    assert_eq!(states(&whole(&sim).await), ["WAITING"]);
}

#[tokio::test]
async fn latency_is_added_to_each_call_in_real_time() {
    let config = SimConfig { speed: 1000.0, latency_ms: 80, ..SimConfig::new(Scenario::Quiet, START) };
    let sim = Sim::start(config).await.unwrap();
    let started = std::time::Instant::now();
    Client::first(&sim).call("ListClusters", json!({})).await;
    assert!(started.elapsed().as_millis() >= 80);
}

/// How many steps failed, and how many clusters ended with errors, by now.
pub(crate) async fn went_wrong(sim: &Sim) -> (usize, usize) {
    let clusters = whole(sim).await;
    let steps = clusters.iter().flat_map(|cluster| states(cluster["Steps"].as_array().unwrap()));
    let failed = steps.filter(|state| state == "FAILED").count();
    (failed, states(&clusters).iter().filter(|state| *state == "TERMINATED_WITH_ERRORS").count())
}

#[tokio::test]
async fn endings_come_minute_by_minute_after_two_that_are_past() {
    let sim = still(Scenario::Endings).await;
    let mut seen = Vec::new();
    for minute in [0, 2, 3, 5, 6, 8] {
        sim.advance(START + minute * MINUTE + 1_000 - sim.now_ms());
        seen.push(went_wrong(&sim).await);
    }
    assert_eq!(seen, [(1, 1), (1, 2), (2, 2), (3, 2), (3, 3), (8, 3)]);
}

#[tokio::test]
async fn hostile_endings_are_one_a_minute() {
    let sim = still(Scenario::HostileEndings).await;
    let mut seen = Vec::new();
    for minute in 0..=10 {
        sim.advance(START + minute * MINUTE + 1_000 - sim.now_ms());
        seen.push(went_wrong(&sim).await.0);
    }
    assert_eq!(seen, (0..=10).collect::<Vec<_>>());
}

#[tokio::test]
async fn in_the_hard_hour_steps_fail_and_clusters_end_and_nothing_comes_after_it() {
    let sim = still(Scenario::HardHour).await;
    let before = went_wrong(&sim).await;
    sim.advance(2 * MINUTE);
    assert_eq!(went_wrong(&sim).await, before, "nothing ends in the first two minutes");
    sim.advance(70 * MINUTE);
    let (failed, ended) = went_wrong(&sim).await;
    assert!(failed > before.0 + 30 && ended > before.1 + 10, "{failed} steps, {ended} clusters");
    sim.advance(600 * MINUTE);
    assert_eq!(went_wrong(&sim).await, (failed, ended));
}
