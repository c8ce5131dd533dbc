//! How soon an app that knows nothing has the whole picture: the description and the newest page of each live cluster.

use crate::account::Account;
use crate::app::{App, LATENCY, SHARE, Surroundings, locked};
use crate::run::{T0, on_paused_time};
use emr_monitor_core::clock::{Clock, ScaledClock};
use emr_monitor_core::time::{HOUR, Millis};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Clusters that live.
const LIVE: usize = 100;

/// A share that no budget stands in the way of; only a test can set one.
const LIFTED: f64 = 1e6;

/// Milliseconds until the first rows and until the whole picture.
async fn first_picture(quotas: bool, share: f64) -> (Millis, Millis) {
    let account = Account::new(LIVE, (T0, T0 + HOUR), 1, quotas);
    let live: Vec<_> = account
        .clusters()
        .filter(|cluster| cluster.born_at() <= T0 && !cluster.state(T0).ended())
        .map(|cluster| cluster.id.clone())
        .collect();
    assert_eq!(live.len(), LIVE);
    let clock = Arc::new(ScaledClock::new(T0, 1.0));
    let account = Arc::new(Mutex::new(account));
    let app = App::start(&Surroundings { account, clock: clock.clone(), from: T0, share }, 0).await;
    loop {
        let (first, whole) = {
            let seen = locked(&app.seen);
            (seen.first_list, seen.whole_at(live.iter()))
        };
        if let (Some(first), Some(whole)) = (first, whole) {
            app.engine.stop().await;
            return (first.since(T0), whole.since(T0));
        }
        assert!(clock.now() < T0 + HOUR, "the picture was never whole");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

fn round_trips(ms: Millis) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "an hour at most")]
    let trips = ms as f64 / LATENCY.as_secs_f64() / 1000.0;
    trips
}

#[test]
fn without_quotas_the_first_picture_of_a_hundred_clusters_takes_ten_round_trips() {
    let (first, whole) = on_paused_time(first_picture(false, LIFTED));
    // Waits are rounded up to a millisecond each.
    assert!(round_trips(first) < 1.1, "first rows after {first} ms");
    assert!(round_trips(whole) < 10.5, "whole after {whole} ms");
}

#[test]
fn with_quotas_the_first_picture_is_as_quick_as_the_slowest_operation_s_share_allows() {
    let (first, whole) = on_paused_time(first_picture(true, SHARE));
    assert!(round_trips(first) < 1.1, "first rows after {first} ms");
    // ListSteps: a burst of 10 and 0.5 a second; DescribeCluster fills twice as fast.
    let (burst, refill) = (10.0 * SHARE, 0.5 * SHARE);
    #[expect(clippy::cast_precision_loss, reason = "a hundred, and some minutes")]
    let (allowed, took) = ((LIVE as f64 - burst) / refill, whole as f64 / 1000.0);
    assert!(took <= 1.1 * allowed, "{took} s, where {allowed} s are allowed");
}
