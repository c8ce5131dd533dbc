//! Readings in any order, telling with any outcome.

use super::{Watched, failed, told};
use crate::given::{T0, at, cluster_id, step};
use emr_monitor_core::alert::{Outcome, Telling};
use emr_monitor_core::time::At;
use emr_monitor_core::world::{Observation, Reach, Seen, World, reduce};
use proptest::prelude::*;
use std::collections::BTreeMap;

proptest! {
    /// Readings of the same steps in any order, late ones among them, with telling going any way in between: each failure is
    /// decided once, handed out as a single notice at most once unless it surely was not shown, and none is lost.
    #[test]
    fn whatever_the_order_of_answers_each_failure_is_told_at_most_once_and_none_is_lost(
        readings in prop::collection::vec((0i64..400, 1usize..5, 0u8..4), 1..30),
    ) {
        let ends = |n: usize| 20 + 40 * n as i64;
        let mut watched = Watched::begun();
        let mut notified: BTreeMap<String, u32> = BTreeMap::new();
        let mut now = 400;
        let state = |n: usize, asked: i64| {
            let id = format!("s-{n}");
            if asked >= ends(n) { failed(&id, ends(n)) } else { step(&id, "PENDING", None, None) }
        };
        let last = (400, 4, 0);
        for (asked, upto, way) in readings.into_iter().chain([last]) {
            now += 7;
            let page = (1..=upto).map(|n| state(n, asked)).collect();
            let seen = Seen::Steps { cluster: cluster_id("j-1"), steps: page, reach: Reach::Newest { more: false } };
            let world: &mut World = &mut watched.told.0;
            let changes = reduce(world, Observation { at: at(asked), seen }, at(now));
            watched.decide(&changes, now);
            for telling in watched.take(now) {
                let single = matches!(telling, Telling::One(_));
                let keys: Vec<_> = telling.alerts().iter().map(|alert| alert.key.clone()).collect();
                let outcome = [Outcome::Told, Outcome::NotShown, Outcome::NotKnown, Outcome::Told][usize::from(way)];
                if outcome != Outcome::NotShown && !matches!(telling, Telling::Reason(_)) {
                    for key in &keys { *notified.entry(key.to_string()).or_default() += 1; }
                }
                watched.ledger.went(&keys, outcome, single, At(at(now).0));
            }
        }
        for _ in 0..8 {
            now += 60;
            let tellings = watched.take(now);
            for telling in &tellings {
                for alert in telling.alerts() { *notified.entry(alert.key.to_string()).or_default() += 1; }
            }
            told(&mut watched, &tellings, now);
        }
        prop_assert_eq!(notified.len(), 4, "{:?}", notified);
        prop_assert!(notified.values().all(|times| *times == 1), "{:?}", notified);
        prop_assert!(T0 < at(now));
    }
}
