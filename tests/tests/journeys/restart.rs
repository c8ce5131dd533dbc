//! Closed for hours: the archive is painted before any call, then the sweep finds what was born and died meanwhile.

use emr_monitor_aws::Limits;
use emr_monitor_core::api::wire::{ClusterRow, Snapshot};
use emr_monitor_sim::{Scenario, Sim};
use emr_monitor_tests::{
    Host, HostSetup, Shade, Shaded, Wire, all_live, eventually, row, sim, sources_of, watches_of,
};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::Arc;

const HOUR: i64 = 3_600_000;

/// Names of the clusters created after `from` that have ended, as EMR itself lists them.
async fn born_and_dead(sim: &Sim, from: i64) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for profile in sim.profiles() {
        for region in &profile.regions {
            let wire = Wire::new(&sim.endpoint(), &profile.access_key_id, region);
            let input = json!({"CreatedAfter": from / 1000, "ClusterStates": ["TERMINATED", "TERMINATED_WITH_ERRORS"]});
            let answer = wire.answer("ListClusters", &input).await;
            assert_eq!(answer.get("Marker"), None, "one page holds them");
            let told = answer["Clusters"].as_array().unwrap();
            names.extend(told.iter().map(|cluster: &Value| cluster["Name"].as_str().unwrap().to_owned()));
        }
    }
    names
}

fn ages(snapshot: &Snapshot) -> Vec<(String, String, u64)> {
    let age = |row: &ClusterRow| (row.key.clone(), row.state.clone(), row.state_at as u64);
    let mut ages: Vec<_> = snapshot.rows.iter().map(age).collect();
    ages.sort();
    ages
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_restart_paints_the_archive_before_any_call_and_then_finds_what_it_missed() {
    let folder = tempfile::tempdir().unwrap();
    let sim = sim(Scenario::BusyDay, 60.0).await;
    let setup = || HostSetup { speed: 60.0, ..HostSetup::default() };
    let host = Host::on_sim(&sim, folder.path(), setup()).await;
    let read =
        |s: &Snapshot| s.rows.len() >= 12 && all_live(s) && s.rows.iter().all(|row| row.steps_at.is_some());
    eventually(&host, "the fleet is read", read).await;
    let before = host.snapshot().await;
    let closed = sim.now_ms();
    host.stop().await;
    assert_eq!(row(&before, "US-HU_v14_calib").unwrap().state, "TERMINATING");

    sim.advance(5 * HOUR);
    let missed = born_and_dead(&sim, closed).await;
    assert!(!missed.is_empty(), "clusters were born and died while closed");
    let calls = sim.calls().len();
    let shade = Shade::new(false);
    let beneath = sources_of(&sim, &sim.profiles(), Limits::default());
    let sources = Arc::new(Shaded { beneath, shade: shade.clone() });
    let host = Host::with(&sim, sources, watches_of(&sim.profiles()), folder.path(), &setup()).await;
    let painted = host.snapshot().await;
    assert_eq!(sim.calls().len(), calls, "no call was made");
    let (told, kept) = (ages(&before), ages(&painted));
    assert_eq!(
        told.iter().map(|(key, ..)| key).collect::<Vec<_>>(),
        kept.iter().map(|(key, ..)| key).collect::<Vec<_>>()
    );
    for ((key, state, at), (_, kept_state, kept_at)) in told.iter().zip(&kept) {
        assert_eq!(state, kept_state, "{key}");
        // The heartbeat that was under way at the stop may have been kept after the snapshot was taken.
        assert!(
            (0..=60_000).contains(&kept_at.saturating_sub(*at)),
            "{key} was read at {at}, painted as {kept_at}"
        );
        assert!(*kept_at as i64 <= closed + 60_000, "{key} looks read while closed");
    }
    assert!(painted.rows.iter().all(|row| row.profiles.len() == 1), "each under its watch");

    shade.lift();
    let snapshot =
        eventually(&host, "what was born and died while closed is listed, and all is current", |s| {
            let all = missed.iter().all(|name| row(s, name).is_some_and(|row| row.ended.is_some()));
            let settled = row(s, "US-HU_v14_calib").is_some_and(|row| {
                row.state == "TERMINATED" && row.steps.running == 0 && row.steps.pending == 0
            });
            all && settled && all_live(s)
        })
        .await;
    for name in &missed {
        assert!(row(&snapshot, name).unwrap().state.starts_with("TERMINATED"), "{name}");
    }
    host.stop().await;
    sim.stop().await;
}
