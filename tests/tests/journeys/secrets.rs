//! The keys that open the accounts reach no message to the window, no debug print and no byte of the archive.

use emr_monitor_aws::Limits;
use emr_monitor_core::api::wire::Snapshot;
use emr_monitor_sim::{FaultKind, FaultRule, Scenario};
use emr_monitor_tests::{Host, HostSetup, all_live, eventually, row, sim, sources_of};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_keys_in_use_are_in_nothing_that_is_shown_printed_or_kept() {
    let folder = tempfile::tempdir().unwrap();
    let sim = sim(Scenario::Hostile, 60.0).await;
    let host = Host::on_sim(&sim, folder.path(), HostSetup { speed: 60.0, ..HostSetup::default() }).await;
    let mut batches = host.api.subscribe().await;
    let read =
        |s: &Snapshot| all_live(s) && s.rows.len() == 12 && s.rows.iter().all(|row| row.steps_at.is_some());
    let snapshot = eventually(&host, "all is read", read).await;
    let mut said = serde_json::to_string(&snapshot).unwrap() + &format!("{snapshot:?}");
    let key = row(&snapshot, "Has a step in a state of its own").unwrap().key.clone();
    let detail = host.api.open_cluster(&key).await.unwrap();
    said += &(serde_json::to_string(&detail).unwrap() + &format!("{detail:?}"));
    // AWS quotes what it was sent when it refuses.
    for kind in [FaultKind::WrongClock, FaultKind::ExpiredToken, FaultKind::AccessDenied] {
        let all = FaultRule { operation: None, region: None, account: None, key: None, kind, times: None };
        sim.fault(all);
        let snapshot = eventually(&host, "the refusal is shown", |s| !all_live(s)).await;
        said += &serde_json::to_string(&snapshot).unwrap();
        sim.clear_faults();
        host.api.try_now("demo-cat/eu-west-1").await.unwrap();
        eventually(&host, "it is live again", all_live).await;
    }
    while let Ok(batch) = batches.try_recv() {
        said += &(serde_json::to_string(&batch).unwrap() + &format!("{batch:?}"));
    }
    said += &format!("{:?}", sources_of(&sim, &sim.profiles(), Limits::default()));
    host.stop().await;

    let mut kept = Vec::new();
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        kept.extend(std::fs::read(entry.unwrap().path()).unwrap());
    }
    let holds = |bytes: &[u8], text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(
        holds(said.as_bytes(), "demo-cat") && holds(&kept, "demo-cat"),
        "what is looked through is not empty"
    );
    for profile in sim.profiles() {
        for secret in [&profile.access_key_id, &profile.secret_access_key] {
            assert!(!holds(said.as_bytes(), secret), "{secret} was shown");
            assert!(!holds(&kept, secret), "{secret} was kept");
        }
    }
    sim.stop().await;
}
