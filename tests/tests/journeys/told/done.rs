//! All steps are done after a minute of rest, even where the app was closed in that minute.

use super::{MINUTE, Watched, at, titled};
use emr_monitor_core::api::wire::Snapshot;
use emr_monitor_sim::Scenario;
use emr_monitor_tests::{Mood, row};

const BATCHES: &str = "EU-WS_v12_batches";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_minute_of_rest_that_a_restart_falls_into_still_ends_in_one_notice() {
    let watched = Watched::begun(Scenario::Endings, Mood::Shows).await;
    let resting = |s: &Snapshot| {
        let row = row(s, BATCHES).unwrap();
        row.state == "WAITING" && row.steps.total == 2 && row.steps.completed == 2 && s.clock.now > at(6, 30)
    };
    let before = watched.until("it rests, and its steps were read", resting).await;
    assert_eq!(titled(&before, BATCHES).len(), 0, "it has not rested for a minute");
    // Nothing changes any more that an answer could tell.
    let watched = watched.closed_for(1_000).await;
    // The digest of so short a while may wait for five minutes; the next batch ends at 22:00.
    let last = watched.up_to(12 * MINUTE + 30_000).await;
    assert_eq!(titled(&last, BATCHES).len(), 1);
    let done = |title: &&String| title.contains(BATCHES) || title.contains("while you were away");
    let titles = watched.desktop.titles();
    assert_eq!(titles.iter().filter(done).count(), 1, "{titles:?}");
    watched.end().await;
}
