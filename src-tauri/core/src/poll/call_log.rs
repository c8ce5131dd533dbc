//! How the last calls of a scope went: how long they took, which operations keep failing, and what waits. Bounded, told the time.

use super::plan::HeldUp;
use crate::model::TroubleKind;
use crate::source::{AskError, Operation};
use crate::time::{At, Millis};
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex};

/// So many of the last calls are remembered.
pub const REMEMBERED: usize = 60;

/// A log that a poll task writes and others read.
pub(crate) type SharedCallLog = Arc<Mutex<CallLog>>;

/// The last calls of a scope.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CallLog {
    last: VecDeque<Gone>,
    failing: BTreeMap<Operation, Failing>,
    /// What waits for a bucket, by operation, as of the plan's last word.
    pub waiting: Vec<HeldUp>,
}

/// A call that ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gone {
    /// When it was asked.
    pub at: At,
    /// Real milliseconds until its answer or failure, retries included.
    pub took: Millis,
    /// Whether it brought an answer.
    pub good: bool,
}

/// Failures of one operation without an answer between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failing {
    /// What the last one met.
    pub kind: TroubleKind,
    /// AWS's code for it.
    pub code: Option<String>,
    /// What was said of it, for people.
    pub message: String,
    /// When the first one was asked.
    pub since: At,
    /// When the last one was asked.
    pub last: At,
    /// How many there are.
    pub in_a_row: u32,
}

impl CallLog {
    /// Notes how a call that was asked at `at` went.
    pub fn went(&mut self, operation: Operation, at: At, took: Millis, error: Option<&AskError>) {
        if self.last.len() == REMEMBERED {
            self.last.pop_front();
        }
        self.last.push_back(Gone { at, took, good: error.is_none() });
        let Some(error) = error else {
            self.failing.remove(&operation);
            return;
        };
        let before = self.failing.get(&operation).map(|failing| (failing.since, failing.in_a_row));
        let (since, in_a_row) = before.unwrap_or((at, 0));
        let failing = Failing {
            kind: error.kind,
            code: error.code.clone(),
            message: error.message.clone(),
            since,
            last: at,
            in_a_row: in_a_row.saturating_add(1),
        };
        self.failing.insert(operation, failing);
    }

    /// The last calls, the newest last.
    pub fn last(&self) -> impl Iterator<Item = &Gone> {
        self.last.iter()
    }

    /// The operations that fail now.
    pub fn failing(&self) -> impl Iterator<Item = (Operation, &Failing)> {
        self.failing.iter().map(|(operation, failing)| (*operation, failing))
    }

    /// The latency within which `share` (0 to 1) of the last answers came, by nearest rank; None before the first.
    #[must_use]
    pub fn latency(&self, share: f64) -> Option<Millis> {
        let mut answers: Vec<Millis> =
            self.last.iter().filter(|gone| gone.good).map(|gone| gone.took).collect();
        answers.sort_unstable();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a place among some dozens"
        )]
        let rank = (share.clamp(0.0, 1.0) * answers.len() as f64).ceil() as usize;
        answers.get(rank.saturating_sub(1)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const T0: At = At(1_780_000_000_000);

    fn error(kind: TroubleKind) -> AskError {
        AskError { kind, code: None, message: "It failed.".into(), requests: 1, clock_offset: None }
    }

    #[test]
    fn failures_in_a_row_are_counted_from_the_first_until_an_answer_comes() {
        let mut log = CallLog::default();
        log.went(Operation::ListSteps, T0, 5, Some(&error(TroubleKind::Server)));
        log.went(Operation::ListClusters, T0 + 1, 5, None);
        log.went(Operation::ListSteps, T0 + 2, 5, Some(&error(TroubleKind::TimedOut)));
        let (operation, failing) = log.failing().next().unwrap();
        assert_eq!(
            (operation, failing.kind, failing.in_a_row),
            (Operation::ListSteps, TroubleKind::TimedOut, 2)
        );
        assert_eq!((failing.since, failing.last), (T0, T0 + 2));
        log.went(Operation::ListSteps, T0 + 3, 5, None);
        assert_eq!(log.failing().count(), 0);
    }

    #[test]
    fn only_answers_tell_the_latency() {
        let mut log = CallLog::default();
        assert_eq!(log.latency(0.5), None);
        for took in [40, 10, 30, 20] {
            log.went(Operation::ListSteps, T0, took, None);
        }
        log.went(Operation::ListSteps, T0, 120_000, Some(&error(TroubleKind::TimedOut)));
        assert_eq!((log.latency(0.5), log.latency(0.95)), (Some(20), Some(40)));
    }

    proptest! {
        #[test]
        fn the_median_and_the_p95_are_calls_that_were_made_and_in_order(
            took in prop::collection::vec(0i64..100_000, 1..200),
        ) {
            let mut log = CallLog::default();
            for one in &took {
                log.went(Operation::ListSteps, T0, *one, None);
            }
            let kept = &took[took.len().saturating_sub(REMEMBERED)..];
            prop_assert_eq!(log.last().count(), kept.len());
            let (median, p95) = (log.latency(0.5).unwrap(), log.latency(0.95).unwrap());
            prop_assert!(kept.contains(&median) && kept.contains(&p95) && median <= p95);
            let within = |limit: i64| kept.iter().filter(|one| **one <= limit).count();
            prop_assert!(2 * within(median) >= kept.len() && 20 * within(p95) >= 19 * kept.len());
        }
    }
}
