//! The engine on fake ports and paused time: it never stops, keeps before it shows, and restarts one scope alone.

pub(crate) mod fake;

use crate::given::{at, summary};
use emr_monitor_core::api::wire::{Health, Snapshot, Status};
use emr_monitor_core::archive::ArchiveError;
use emr_monitor_core::model::TroubleKind;
use emr_monitor_core::time::{MINUTE, SECOND};
use fake::{FakeArchive, Reaction, Rig};
use std::sync::atomic::Ordering;
use std::time::Duration;

fn health(snapshot: &Snapshot, profile: &str) -> Option<Health> {
    snapshot.watches.iter().find(|watch| watch.profile == profile).map(|watch| watch.health)
}

#[tokio::test(start_paused = true)]
async fn clusters_arrive_and_are_kept_before_they_are_shown() {
    let rig = Rig::new(&["alpha"]);
    rig.clusters("alpha", vec![summary("j-1", "RUNNING")]);
    let engine = rig.start().await;
    let snapshot = rig.eventually(&engine, |s| s.rows.len() == 1).await;
    assert_eq!(snapshot.rows[0].status, Status::Running);
    let kept = rig.archive.drafts();
    assert!(kept.iter().any(|draft| draft.clusters.iter().any(|c| c.id().as_str() == "j-1")));
    assert!(kept.windows(2).all(|pair| pair[0].seq < pair[1].seq), "numbers rise");
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn the_first_list_is_asked_for_while_the_account_is_and_only_once() {
    let rig = Rig::new(&["alpha"]);
    rig.clusters("alpha", vec![summary("j-1", "WAITING")]);
    rig.account_takes("alpha", Duration::from_secs(60));
    let engine = rig.start().await;
    tokio::time::sleep(Duration::from_secs(30)).await;
    assert_eq!(rig.asked("alpha"), 1, "it does not wait for the account, nor is it asked for again");
    assert!(engine.api().snapshot().await.unwrap().rows.is_empty(), "whose it is is not known yet");
    tokio::time::sleep(Duration::from_millis(30_050)).await;
    let snapshot = engine.api().snapshot().await.unwrap();
    assert_eq!(snapshot.rows.len(), 1, "what was listed is there with the account");
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn the_loop_outlives_every_kind_of_trouble_and_comes_back() {
    for kind in [
        TroubleKind::Offline,
        TroubleKind::Throttled,
        TroubleKind::SignedOut,
        TroubleKind::Server,
        TroubleKind::Denied,
    ] {
        let rig = Rig::new(&["alpha", "beta"]);
        rig.clusters("alpha", vec![summary("j-1", "RUNNING")]);
        let engine = rig.start().await;
        rig.eventually(&engine, |s| health(s, "alpha") == Some(Health::Live)).await;
        rig.react("alpha", Reaction::Fail(kind));
        let snapshot = rig.eventually(&engine, |s| health(s, "alpha") != Some(Health::Live)).await;
        assert!(snapshot.rows[0].trouble.is_some(), "{kind:?}: the row says why");
        assert_eq!(health(&snapshot, "beta"), Some(Health::Live), "{kind:?}: the other scope goes on");
        rig.react("alpha", Reaction::Answer);
        rig.eventually(&engine, |s| health(s, "alpha") == Some(Health::Live)).await;
        engine.stop().await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_panic_restarts_that_scope_alone_and_says_so() {
    let rig = Rig::new(&["alpha", "beta"]);
    let engine = rig.start().await;
    rig.eventually(&engine, |s| health(s, "alpha") == Some(Health::Live)).await;
    rig.react("alpha", Reaction::PanicOnce);
    let snapshot = rig.eventually(&engine, |s| !s.notes.is_empty()).await;
    assert!(snapshot.notes[0].title.contains("fault inside EMR Monitor"), "{:?}", snapshot.notes);
    let before = rig.asked("alpha");
    rig.eventually(&engine, |_| rig.asked("alpha") > before).await;
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn a_scope_that_panics_again_and_again_is_asked_calmly_while_others_are_on_time() {
    let rig = Rig::new(&["alpha", "beta"]);
    let engine = rig.start().await;
    rig.eventually(&engine, |s| health(s, "alpha") == Some(Health::Live)).await;
    rig.react("alpha", Reaction::Panic);
    let (before, from) = (rig.asked("alpha"), rig.clock.now());
    let told = rig
        .eventually(&engine, |s| {
            assert_eq!(health(s, "beta"), Some(Health::Live));
            rig.clock.now().since(from) >= 15 * MINUTE
        })
        .await;
    assert_eq!(health(&told, "alpha"), Some(Health::Stale), "what it last saw is not taken for live");
    assert_eq!(told.notes.len(), 1, "told once: {:?}", told.notes);
    let asked = rig.asked("alpha") - before;
    assert!((12..=25).contains(&asked), "{asked} calls in a quarter of an hour");
    rig.react("alpha", Reaction::Answer);
    rig.eventually(&engine, |s| health(s, "alpha") == Some(Health::Live)).await;
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn a_failing_disk_does_not_stop_the_world_and_all_is_written_when_it_returns() {
    let rig = Rig::new(&["alpha", "beta"]);
    rig.archive.fail.store(true, Ordering::SeqCst);
    rig.clusters("alpha", vec![summary("j-1", "RUNNING")]);
    rig.clusters("beta", vec![summary("j-2", "RUNNING")]);
    let engine = rig.start().await;
    let snapshot = rig.eventually(&engine, |s| s.rows.len() == 2 && !s.status.archive.kept).await;
    assert!(snapshot.status.archive.not_kept_since.is_some(), "the UI can say since when");
    rig.archive.fail.store(false, Ordering::SeqCst);
    rig.eventually(&engine, |s| s.status.archive.kept).await;
    let kept = rig.archive.drafts();
    assert!(
        kept.iter().any(|d| d.clusters.iter().any(|c| c.id().as_str() == "j-1")),
        "written when the disk returned"
    );
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn elapsed_is_right_on_a_computer_whose_clock_is_wrong() {
    for (offset, shift) in [(0, 0), (2_000, 0), (-2_400, 0), (600_400, 600), (-599_700, -600)] {
        let rig = Rig::new(&["alpha"]);
        rig.clusters("alpha", vec![summary("j-1", "RUNNING")]);
        rig.aws_is_ahead("alpha", offset);
        let engine = rig.start().await;
        let snapshot = rig.eventually(&engine, |s| s.rows.len() == 1).await;
        let created = snapshot.rows[0].created.unwrap();
        assert!((created - at(-3600 - shift).wire()).abs() < 1.0, "AWS ahead by {offset} ms");
        engine.stop().await;
    }
}

#[tokio::test(start_paused = true)]
async fn the_archive_is_painted_before_any_call() {
    let rig = Rig::new(&["alpha"]);
    rig.react("alpha", Reaction::Fail(TroubleKind::Offline));
    rig.archive.keep("alpha", vec![summary("j-9", "RUNNING")], at(-30));
    let engine = rig.start().await;
    let snapshot = engine.api().snapshot().await.expect("a snapshot");
    assert_eq!(snapshot.rows.len(), 1, "at once");
    assert!((snapshot.rows[0].state_at - at(-30).wire()).abs() < 1.0, "with its true age");
    assert_eq!(snapshot.rows[0].profiles, ["alpha"]);
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn two_watches_into_one_scope_ask_once_and_the_second_takes_over() {
    let rig = Rig::new(&["alpha", "alpha-too"]);
    rig.same_account("alpha", "alpha-too");
    rig.clusters("alpha", vec![summary("j-1", "RUNNING")]);
    rig.clusters("alpha-too", vec![summary("j-1", "RUNNING")]);
    let engine = rig.start().await;
    let snapshot = rig
        .eventually(&engine, |s| {
            let joined = s.watches.iter().all(|w| w.health != Health::Loading);
            joined && s.rows.len() == 1
        })
        .await;
    assert_eq!(snapshot.rows[0].profiles.len(), 2, "the row names both");
    let standby = snapshot.watches.iter().filter(|w| w.health == Health::Standby).count();
    assert_eq!(standby, 1, "one asks, the other stands by");
    let asking = snapshot.watches.iter().find(|w| w.health == Health::Live).map(|w| w.profile.clone());
    let asking = asking.expect("one is live");
    let other = if asking == "alpha" { "alpha-too" } else { "alpha" };
    rig.react(&asking, Reaction::Fail(TroubleKind::SignedOut));
    rig.eventually(&engine, |s| health(s, other) == Some(Health::Live)).await;
    let out = rig.eventually(&engine, |s| health(s, &asking) == Some(Health::SignedOut)).await;
    rig.react(&asking, Reaction::Answer);
    let id = out.watches.into_iter().find(|watch| watch.profile == asking).map(|watch| watch.id);
    engine.api().try_now(&id.expect("its row")).await.expect("a known watch");
    // Tried again by hand, it is believed again.
    rig.eventually(&engine, |s| health(s, &asking) == Some(Health::Live)).await;
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn a_newer_archive_is_told_and_the_world_goes_on() {
    let rig = Rig::new(&["alpha"]);
    rig.clusters("alpha", vec![summary("j-1", "RUNNING")]);
    let newer = ArchiveError::Newer { path: "archive.sqlite".into(), found: 9, known: 1 };
    let engine = rig.start_without_archive(newer).await;
    let snapshot = rig.eventually(&engine, |s| s.rows.len() == 1).await;
    let message = snapshot.status.archive.message.unwrap_or_default();
    assert!(message.contains("newer EMR Monitor"), "{message}");
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn stopping_takes_seconds_even_when_aws_hangs() {
    let rig = Rig::new(&["alpha"]);
    rig.react("alpha", Reaction::Hang);
    let engine = rig.start().await;
    let before = tokio::time::Instant::now();
    engine.stop().await;
    assert!(before.elapsed().as_millis() <= 7_000, "three stages of two seconds at most");
    assert!(FakeArchive::is_closed(&rig.archive));
    let _ = SECOND;
}
