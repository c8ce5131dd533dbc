//! A step fails, and EMR says why four minutes later.

use super::{MINUTE, Watched, titled};
use emr_monitor_core::api::wire::{AlertRow, ViewState};
use emr_monitor_sim::Scenario;
use emr_monitor_tests::{Deed, Mood};

const TITLE: &str = "Failed: Ground-up loss, PF-12";

/// Lets the step fail, then its reason come; gives its alert.
async fn explained(watched: &Watched) -> AlertRow {
    watched.until("the failure is shown", |_| !watched.desktop.shown().is_empty()).await;
    let early = watched.host.snapshot().await;
    assert_eq!(titled(&early, TITLE)[0].reason_at, None);
    let late = watched
        .until("its reason arrives", |s| titled(s, TITLE).first().is_some_and(|row| row.reason_at.is_some()))
        .await;
    titled(&late, TITLE)[0].clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_reason_changes_the_same_notice_and_opening_the_step_takes_it_away() {
    let watched = Watched::begun(Scenario::FailedStep, Mood::Shows).await;
    let row = explained(&watched).await;
    assert!(row.reason_at.is_some_and(|at| at >= row.decided + 3.0 * MINUTE as f64), "both times: {row:#?}");
    let deeds = || watched.desktop.deeds();
    watched.until("the notice is changed", |_| deeds().len() >= 2).await;
    let [Deed::Shown(1, first), Deed::Replaced(1, second)] = &deeds()[..] else { panic!("{:#?}", deeds()) };
    assert_eq!((first.title.as_str(), &first.alert), (TITLE, &second.alert));
    assert!(first.body.ends_with("EMR has not told the reason yet."), "{}", first.body);
    assert!(second.body.contains("Job aborted due to stage failure"), "{}", second.body);

    assert!(!row.seen);
    let (selected, step) = (row.cluster.clone(), row.step.clone());
    watched.host.api.open_cluster(&selected).await.unwrap();
    let view = ViewState { selected, step, detail_open: true, ..ViewState::default() };
    watched.host.api.set_view(view).await;
    let seen = |s: &_| titled(s, TITLE)[0].seen && deeds().len() >= 3;
    let last = emr_monitor_tests::eventually(&watched.host, "it is seen and withdrawn", seen).await;
    assert_eq!(deeds()[2..], [Deed::Withdrawn(1)]);
    assert_eq!(last.alerts.unseen, 0);
    watched.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_desktop_that_cannot_change_a_notice_hears_nothing_of_the_reason() {
    let watched = Watched::begun(Scenario::FailedStep, Mood::OnlyShows).await;
    let row = explained(&watched).await;
    assert!(row.body.contains("Job aborted due to stage failure"), "the list has it: {}", row.body);
    let until = watched.host.clock.now().0 + 2 * MINUTE;
    watched.until("two minutes pass", |s| s.clock.now >= until as f64).await;
    assert!(matches!(&watched.desktop.deeds()[..], [Deed::Shown(1, _)]), "{:#?}", watched.desktop.deeds());
    watched.end().await;
}
