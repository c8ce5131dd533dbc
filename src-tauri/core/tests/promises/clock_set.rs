//! The computer's clock set while the app runs, and one that was wrong when it last ran.

use crate::engine::fake::{Reaction, Rig};
use crate::given::{T0, at, summary};
use emr_monitor_core::api::wire::{Health, Snapshot, Status};
use emr_monitor_core::clock::{Clock, ScaledClock};
use emr_monitor_core::model::TroubleKind;
use emr_monitor_core::time::{At, HOUR, MINUTE, Millis, SECOND};
use futures::future::BoxFuture;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

/// A computer's clock. As the system's, a wait ends by it, or after as much time awake as was left at first.
struct Wall {
    beneath: ScaledClock,
    set: AtomicI64,
}

impl Clock for Wall {
    fn now(&self) -> At {
        self.beneath.now() + self.set.load(Ordering::SeqCst)
    }

    fn sleep_until(&self, until: At) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            let mut awake = until.since(self.now());
            while awake > 0 && self.now() < until {
                let slice = awake.min(SECOND);
                tokio::time::sleep(Duration::from_millis(slice.unsigned_abs())).await;
                awake -= slice;
            }
        })
    }

    fn speed(&self) -> f64 {
        1.0
    }
}

/// An engine whose computer's clock can be set; AWS's stays.
fn rig_with_a_clock() -> (Rig, Arc<Wall>) {
    let wall = Arc::new(Wall { beneath: ScaledClock::new(T0, 1.0), set: AtomicI64::new(0) });
    let mut rig = Rig::new(&["alpha"]);
    rig.clock = Arc::clone(&wall) as _;
    rig.clusters("alpha", vec![summary("j-1", "RUNNING")]);
    (rig, wall)
}

fn set(rig: &Rig, wall: &Wall, by: Millis) {
    wall.set.fetch_add(by, Ordering::SeqCst);
    rig.aws_is_ahead("alpha", -wall.set.load(Ordering::SeqCst));
}

fn live(now: &Snapshot) -> bool {
    now.rows.len() == 1 && now.watches[0].health == Health::Live && now.rows[0].steps_at.is_some()
}

/// How long it takes until the list was read anew, on a clock that nobody sets.
async fn read_anew(rig: &Rig, wall: &Wall, engine: &emr_monitor_core::engine::Engine) -> Millis {
    let (from, last) = (wall.beneath.now(), rig.eventually(engine, live).await.watches[0].last);
    rig.eventually(engine, |now| live(now) && now.watches[0].last > last).await;
    wall.beneath.now().since(from)
}

#[tokio::test(start_paused = true)]
async fn set_by_hours_either_way_it_goes_on_at_once_asks_no_more_and_tells_each_alert_once() {
    for jumps in [[-3 * HOUR, 3 * HOUR], [3 * HOUR, -3 * HOUR], [-7 * HOUR, -1]] {
        let (rig, wall) = rig_with_a_clock();
        let engine = rig.start().await;
        rig.eventually(&engine, live).await;
        for by in jumps {
            set(&rig, &wall, by);
            assert!(read_anew(&rig, &wall, &engine).await <= 20 * SECOND, "{jumps:?}: read on by {by}");
            let (asked, from) = (rig.asked("alpha"), wall.beneath.now());
            let now = rig
                .eventually(&engine, |now| {
                    assert!(now.rows[0].state_at <= now.clock.now, "{jumps:?}: not from the future");
                    wall.beneath.now().since(from) >= 10 * MINUTE
                })
                .await;
            let asked = rig.asked("alpha") - asked;
            assert!((50..=90).contains(&asked), "{jumps:?}: {asked} calls in ten minutes");
            // An hour ago by AWS's clock, which nobody set.
            let elapsed = now.clock.now - now.rows[0].created.unwrap();
            let truly = wall.beneath.now().since(at(-3600)) as f64;
            assert!((elapsed - truly).abs() < 6_000.0, "{jumps:?}: {elapsed} for {truly}");
        }
        let failed = summary("j-1", "TERMINATED_WITH_ERRORS");
        let ended = Some(wall.beneath.now());
        rig.clusters("alpha", vec![emr_monitor_core::model::ClusterSummary { ended, ..failed }]);
        rig.eventually(&engine, |now| now.rows[0].status == Status::Failed).await;
        let from = wall.beneath.now();
        let now = rig.eventually(&engine, |_| wall.beneath.now().since(from) >= 15 * MINUTE).await;
        assert_eq!(now.alerts.rows.len(), 1, "{jumps:?}: {:?}", now.alerts.rows);
        engine.stop().await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_sweep_is_narrowed_by_aws_s_clock_whatever_the_computers_says() {
    for wrong in [0, 3 * HOUR, -3 * HOUR] {
        let (rig, wall) = rig_with_a_clock();
        set(&rig, &wall, wrong);
        let engine = rig.start().await;
        rig.eventually(&engine, live).await;
        let from = wall.beneath.now();
        rig.eventually(&engine, |_| wall.beneath.now().since(from) >= 12 * MINUTE).await;
        let swept = rig.swept_from("alpha").unwrap();
        let reach = wall.beneath.now().since(swept);
        assert!((HOUR..=HOUR + 6 * MINUTE).contains(&reach), "{wrong}: it reaches back {reach} ms");
        engine.stop().await;
    }
}

#[tokio::test(start_paused = true)]
async fn what_was_kept_by_a_clock_that_was_ahead_is_not_taken_for_fresh_and_gives_way_to_the_first_answer() {
    let rig = Rig::new(&["alpha"]);
    rig.archive.keep("alpha", vec![summary("j-9", "RUNNING")], at(3 * 3600));
    rig.react("alpha", Reaction::Fail(TroubleKind::Offline));
    let engine = rig.start().await;
    let painted = engine.api().snapshot().await.unwrap();
    assert_eq!(painted.rows[0].status, Status::Unknown, "when it was read nobody knows");
    assert!(painted.rows[0].state_at < T0.wire());
    rig.clusters("alpha", vec![summary("j-9", "TERMINATING")]);
    rig.react("alpha", Reaction::Answer);
    let now = rig.eventually(&engine, |now| now.rows[0].state == "TERMINATING").await;
    assert!(now.clock.now < at(5 * 60).wire(), "at once");
    engine.stop().await;
}
