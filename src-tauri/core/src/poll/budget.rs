//! The calls a second the app allows itself in one account and Region: a share of what AWS grants to everybody together.

use super::bucket::Bucket;
use super::look::BucketLook;
use super::quota::Quotas;
use super::quota_reading::QuotaReading;
use super::spent::Spent;
use crate::model::TroubleKind;
use crate::source::{AccountQuota, Operation};
use crate::time::{At, Millis, SECOND};
use std::collections::BTreeMap;

/// Two operations refused within this span mean that the bucket of all operations is dry.
const TOGETHER: Millis = 10 * SECOND;

/// The buckets of one account and Region: at first of the documented quotas, of the account's own once they were read. Every call draws from its operation's and from that of all.
#[derive(Debug, Clone, PartialEq)]
pub struct Budget {
    all: Bucket,
    operations: BTreeMap<Operation, Bucket>,
    spent: Spent,
    share: f64,
    quotas: Quotas,
    reading: QuotaReading,
}

impl Budget {
    /// Full buckets of `share` (0 to 1) of the documented quotas.
    #[must_use]
    pub fn new(share: f64, now: At) -> Self {
        let quotas = Quotas::documented();
        let bucket = |operation| (operation, Bucket::new(quotas.of(Some(operation)), share, now));
        Self {
            all: Bucket::new(quotas.of(None), share, now),
            operations: Operation::ALL.into_iter().map(bucket).collect(),
            spent: Spent::default(),
            share,
            quotas,
            reading: QuotaReading::default(),
        }
    }

    /// Lets time pass in all buckets.
    pub fn advance(&mut self, now: At) {
        self.all.advance(now);
        for bucket in self.operations.values_mut() {
            bucket.advance(now);
        }
        self.spent.advance(now);
    }

    /// Allows another share (0 to 1) of the quotas from now on. What was cut stays cut, and nothing is given at once
    /// that was not there: a bucket keeps its tokens, as far as its new size holds them.
    pub fn set_share(&mut self, share: f64, now: At) {
        self.advance(now);
        self.share = share;
        self.resize();
    }

    /// The account's own quotas, as read at `now`. As with another share, what was cut stays cut and no token is given.
    pub fn quotas_read(&mut self, told: &[AccountQuota], now: At) {
        self.advance(now);
        self.quotas = Quotas::of_account(told);
        self.reading = QuotaReading { read: Some(now), failed: None };
        self.resize();
    }

    /// They could not be read at `now`: those in force stay.
    pub fn quotas_not_read(&mut self, kind: TroubleKind, now: At) {
        self.reading.failed = Some((now, kind));
    }

    /// How reading the account's own quotas went.
    #[must_use]
    pub fn reading(&self) -> &QuotaReading {
        &self.reading
    }

    fn resize(&mut self) {
        self.all.resize(self.quotas.of(None), self.share);
        for (operation, bucket) in &mut self.operations {
            bucket.resize(self.quotas.of(Some(*operation)), self.share);
        }
    }

    /// Whether a call of this operation may go now.
    #[must_use]
    pub fn ready(&self, operation: Operation) -> bool {
        self.all.ready() && self.operations.get(&operation).is_none_or(Bucket::ready)
    }

    /// When a call of this operation may go, if nothing else is asked before.
    #[must_use]
    pub fn ready_at(&self, operation: Operation) -> At {
        let own = self.operations.get(&operation).map_or(self.all.ready_at(), Bucket::ready_at);
        own.max(self.all.ready_at())
    }

    /// Takes the tokens of `requests` requests.
    pub fn spend(&mut self, operation: Operation, requests: u32, now: At) {
        let calls = f64::from(requests);
        self.all.take(calls);
        if let Some(bucket) = self.operations.get_mut(&operation) {
            bucket.take(calls);
        }
        self.spent.called(operation, requests, now);
    }

    /// AWS refused this operation for rate: it is cut at once; all are when another was refused within 10 s.
    pub fn refused(&mut self, operation: Operation, now: At) {
        let another = self.spent.another_refused(operation, TOGETHER, now);
        self.spent.refused(operation, now);
        if let Some(bucket) = self.operations.get_mut(&operation) {
            bucket.refused(now);
        }
        if another {
            self.all.refused(now);
        }
    }

    /// AWS answered a call of this operation.
    pub fn answered(&mut self, operation: Operation) {
        if let Some(bucket) = self.operations.get_mut(&operation) {
            bucket.answered();
        }
        self.all.answered();
    }

    /// Calls a second this operation is now given.
    #[must_use]
    pub fn rate(&self, operation: Operation) -> f64 {
        self.operations.get(&operation).map_or(self.all.rate(), Bucket::rate)
    }

    /// The tightest bucket: its free share, and whose it is (None: that of all operations).
    #[must_use]
    pub fn tightest(&self) -> (f64, Option<Operation>) {
        let own = self.operations.iter().map(|(operation, bucket)| (bucket.free(), Some(*operation)));
        own.chain([(self.all.free(), None)])
            .fold((1.0, None), |least, next| if next.0 < least.0 { next } else { least })
    }

    /// What was spent, as of the last [`Budget::advance`].
    #[must_use]
    pub fn spent(&self) -> &Spent {
        &self.spent
    }

    /// How the bucket of an operation stands, or that of all (None).
    #[must_use]
    pub fn look(&self, operation: Option<Operation>) -> BucketLook {
        let own = operation.and_then(|operation| self.operations.get(&operation));
        own.unwrap_or(&self.all).look(self.quotas.of(operation))
    }

    /// The operations of which no call may go now, and when the next one may.
    #[must_use]
    pub fn held_up(&self) -> Vec<(Operation, At)> {
        let held = Operation::ALL.into_iter().filter(|operation| !self.ready(*operation));
        held.map(|operation| (operation, self.ready_at(operation))).collect()
    }
}

#[cfg(test)]
mod quota_tests;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::MINUTE;
    use proptest::prelude::*;

    const T0: At = At(1_780_000_000_000);

    /// Spends whenever ready, stepping a second at a time; gives the number of calls made.
    fn greedy(budget: &mut Budget, operation: Operation, seconds: i64) -> u32 {
        let mut made = 0;
        for second in 0..=seconds {
            let now = T0 + second * SECOND;
            budget.advance(now);
            while budget.ready(operation) {
                budget.spend(operation, 1, now);
                made += 1;
            }
        }
        made
    }

    #[test]
    fn a_greedy_caller_gets_the_share_of_burst_and_refill_and_no_more() {
        let made = greedy(&mut Budget::new(0.5, T0), Operation::ListSteps, 400);
        assert_eq!(made, 5 + 100, "half of a burst of 10, then half of 0.5 a second for 400 s");
    }

    #[test]
    fn a_refusal_cuts_that_operation_at_once_and_only_that_one() {
        let mut budget = Budget::new(0.5, T0);
        budget.refused(Operation::ListSteps, T0);
        assert!(!budget.ready(Operation::ListSteps), "its tokens are gone");
        assert!(budget.ready(Operation::ListClusters), "the others go on");
        assert!(budget.ready_at(Operation::ListSteps) >= T0 + 8 * SECOND, "half the refill from now on");
    }

    #[test]
    fn two_operations_refused_within_ten_seconds_cut_all() {
        let mut budget = Budget::new(0.5, T0);
        budget.refused(Operation::ListSteps, T0);
        budget.advance(T0 + 9 * SECOND);
        budget.refused(Operation::DescribeCluster, T0 + 9 * SECOND);
        assert!(!budget.ready(Operation::ListClusters), "the bucket of all is dry");
        let mut apart = Budget::new(0.5, T0);
        apart.refused(Operation::ListSteps, T0);
        apart.advance(T0 + 11 * SECOND);
        apart.refused(Operation::DescribeCluster, T0 + 11 * SECOND);
        assert!(apart.ready(Operation::ListClusters), "eleven seconds apart they are two matters");
    }

    #[test]
    fn a_cut_tells_when_its_rate_is_whole_again_and_keeps_its_word() {
        let mut budget = Budget::new(0.5, T0);
        assert_eq!(budget.look(Some(Operation::ListSteps)).whole_at, None);
        budget.refused(Operation::ListSteps, T0);
        budget.refused(Operation::ListSteps, T0 + MINUTE);
        let told = budget.look(Some(Operation::ListSteps)).whole_at.unwrap();
        budget.advance(told - SECOND);
        assert!(budget.look(Some(Operation::ListSteps)).rate_share() < 1.0, "not before");
        budget.advance(told);
        assert!((budget.look(Some(Operation::ListSteps)).rate_share() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn what_is_held_up_is_told_with_the_moment_it_goes_on() {
        let mut budget = Budget::new(0.5, T0);
        assert_eq!(budget.held_up(), []);
        budget.spend(Operation::ListSteps, 6, T0);
        assert_eq!(budget.held_up(), [(Operation::ListSteps, budget.ready_at(Operation::ListSteps))]);
    }

    #[test]
    fn another_share_gives_nothing_at_once_and_holds_from_then_on() {
        let mut budget = Budget::new(0.2, T0);
        budget.spend(Operation::ListSteps, 2, T0);
        budget.set_share(0.8, T0);
        assert!(!budget.ready(Operation::ListSteps), "no token was there, none is given");
        assert!((budget.rate(Operation::ListSteps) - 0.4).abs() < 1e-9);
        budget.set_share(0.1, T0);
        let made = greedy(&mut budget, Operation::ListClusters, 0);
        assert_eq!(made, 2, "what was there is no more than the smaller bucket holds");
    }

    proptest! {
        #[test]
        fn no_order_of_waits_and_calls_ever_exceeds_burst_plus_refill(waits in prop::collection::vec(0i64..20_000, 1..200)) {
            let mut budget = Budget::new(0.5, T0);
            let (mut now, mut made) = (T0, 0.0);
            for wait in waits {
                now = now + wait;
                budget.advance(now);
                if budget.ready(Operation::DescribeStep) {
                    budget.spend(Operation::DescribeStep, 1, now);
                    made += 1.0;
                }
            }
            #[expect(clippy::cast_precision_loss, reason = "a test's span is small")]
            let seconds = now.since(T0) as f64 / 1000.0;
            prop_assert!(made <= 5.0 + 0.25 * seconds + 1e-6);
        }

        #[test]
        fn ready_at_is_when_it_is_ready(spent in 0u32..12) {
            let mut budget = Budget::new(0.5, T0);
            budget.spend(Operation::ListClusters, spent, T0);
            let at = budget.ready_at(Operation::ListClusters);
            budget.advance(at);
            prop_assert!(budget.ready(Operation::ListClusters));
        }
    }
}
