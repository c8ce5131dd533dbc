//! Half an hour in which things end, each in its own way.

use super::{MINUTE, Watched, at, titled};
use emr_monitor_core::alert::{AlertKind, Phase};
use emr_monitor_core::notices::{Notice, Target};
use emr_monitor_sim::Scenario;
use emr_monitor_tests::{Deed, Mood};

fn of<'a>(shown: &'a [Notice], title: &str) -> Vec<&'a Notice> {
    shown.iter().filter(|notice| notice.title == title).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_ends_while_one_watches_is_told_once_and_nothing_that_had_ended_before() {
    let watched = Watched::begun(Scenario::Endings, Mood::Shows).await;
    let first = watched.host.snapshot().await;
    assert_eq!(first.alerts.rows, [], "nothing past is an alert on the first run");
    let last = watched.up_to(24 * MINUTE).await;

    let shown = watched.desktop.shown();
    let mut titles = watched.desktop.titles();
    titles.sort();
    let wanted = [
        // Five steps that failed together are one notice.
        "5 updates",
        "Bootstrap failed: EU-EQ_v9_bootstrap",
        // Its cluster ended by that step with errors, and is told by the step alone.
        "Done: EU-HAIL_v2_done-and-gone",
        // Not at 4:00, since a step was added at 4:30; then once for each batch.
        "Done: EU-WS_v12_batches",
        "Done: EU-WS_v12_batches",
        "Failed: Compare with claims",
        "Failed: Ground-up loss, PF-12",
    ];
    assert_eq!(titles, wanted, "{:#?}", last.alerts.rows);

    let batches: Vec<_> = titled(&last, "batches").into_iter().rev().collect();
    assert_eq!([batches[0].happened, batches[1].happened], [at(6, 30), at(22, 0)]);
    assert!(batches[0].decided >= at(7, 30) && batches[1].decided >= at(23, 0), "after a minute of rest");
    assert_ne!(batches[0].step, batches[1].step, "each is of its newest step");
    let bodies: Vec<_> = of(&shown, "Done: EU-WS_v12_batches").iter().map(|one| one.body.as_str()).collect();
    assert!(bodies.iter().all(|body| body.starts_with("2 of 2 steps")), "{bodies:?}");

    let failed = of(&shown, "Failed: Ground-up loss, PF-12")[0];
    assert_eq!(
        failed.body,
        "EU-WS_v12_ended-by-step stopped after 23m 00s. EMR has not told the reason yet."
    );
    let key = failed.alert.as_ref().unwrap();
    assert_eq!(key.kind, AlertKind::StepFailed);
    assert_eq!(failed.opens, Target::Cluster(key.cluster_key(), key.step.clone()), "a press opens that step");

    let five: Vec<_> = titled(&last, "Flood depth grid, tile");
    assert_eq!(five.len(), 5);
    assert!(five.iter().all(|row| row.phase == Phase::Listed));
    assert!(five.iter().all(|row| row.reason_at.is_some_and(|at| at > row.decided)), "{five:#?}");
    for row in last.alerts.rows.iter().filter(|row| !row.title.contains("tile")) {
        assert_eq!(row.phase, Phase::Told, "{}", row.title);
    }
    // Reasons came minutes later: only single notices are changed in place, and each once.
    let replaced = watched.desktop.deeds().into_iter().filter_map(|deed| match deed {
        Deed::Replaced(_, notice) => Some(notice.title),
        Deed::Shown(..) | Deed::Withdrawn(_) => None,
    });
    let mut replaced: Vec<_> = replaced.collect();
    replaced.sort();
    assert_eq!(replaced, ["Failed: Compare with claims", "Failed: Ground-up loss, PF-12"]);
    assert_eq!(last.alerts.rows.len(), 11);
    watched.end().await;
}
