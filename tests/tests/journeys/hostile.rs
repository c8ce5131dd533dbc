//! Names that try to break out of where they are shown, and states nobody documented: kept and shown as they are.

use emr_monitor_core::api::wire::{Snapshot, Status};
use emr_monitor_sim::Scenario;
use emr_monitor_tests::{Host, HostSetup, all_live, eventually, passing, row, sim};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hostile_names_and_unknown_states_are_kept_as_they_are_over_a_restart_too() {
    let folder = tempfile::tempdir().unwrap();
    let sim = sim(Scenario::Hostile, 60.0).await;
    let setup = || HostSetup { speed: 60.0, ..HostSetup::default() };
    let read =
        |s: &Snapshot| s.rows.len() == 12 && all_live(s) && s.rows.iter().all(|row| row.steps_at.is_some());
    let host = Host::on_sim(&sim, folder.path(), setup()).await;
    let first = eventually(&host, "all are read", read).await;
    host.stop().await;
    let host = Host::on_sim(&sim, folder.path(), setup()).await;
    let again = eventually(&host, "all are read again", read).await;
    let names = |s: &Snapshot| {
        let mut names: Vec<_> = s.rows.iter().map(|row| (row.id.clone(), row.name.clone())).collect();
        names.sort();
        names
    };
    assert_eq!(names(&first), names(&again), "the archive keeps them to the letter");
    for name in [
        "",
        "</title><script>window.hostile=true</script>",
        "invoice\u{202e}gpj.exe\u{2066}\u{2069} \u{200f}end",
    ] {
        assert!(row(&again, name).is_some(), "{name:?} is shown as EMR told it");
    }
    assert!(again.rows.iter().any(|row| row.name.len() > 10_000), "the long one is not cut");

    let asleep = row(&again, "Sleeps in a state of its own").unwrap();
    assert_eq!((asleep.state.as_str(), asleep.status), ("HIBERNATING", Status::Unknown));
    let paused = row(&again, "Has a step in a state of its own").unwrap();
    assert_eq!(paused.steps.other, 1, "a step in an unknown state is counted apart");
    let detail = host.api.open_cluster(&paused.key).await.unwrap();
    assert_eq!(detail.steps[0].state, "PAUSED");
    let until = host.clock.now().0 as f64 + 120_000.0;
    let later = passing(&host, &sim, "two minutes pass", |s| s.clock.now > until).await;
    let asleep = row(&later, "Sleeps in a state of its own").unwrap();
    assert!(asleep.state_at > until - 120_000.0, "no list of live states names it, so it is asked for by id");
    assert_eq!(later.notes, [], "nothing panicked");
    host.stop().await;
    sim.stop().await;
}
