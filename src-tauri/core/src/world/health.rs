//! How asking in a scope goes, by operation.

use crate::change::Change;
use crate::model::Trouble;
use crate::source::Operation;
use crate::time::{At, MINUTE, Millis};
use std::collections::BTreeMap;

/// By operation: the last good answer and the trouble that holds since.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ScopeHealth {
    /// When each operation last brought an answer.
    pub good: BTreeMap<Operation, At>,
    /// What each operation now meets.
    pub troubles: BTreeMap<Operation, Trouble>,
    /// When each of them was last met.
    pub met: BTreeMap<Operation, At>,
}

/// No operation that is still wanted waits longer than this after a failure: a trouble that was not met again since is of a call
/// that nobody asks for any more.
const FORGOTTEN_AFTER: Millis = 5 * MINUTE;

impl ScopeHealth {
    /// Notes a good answer; a change if the operation was in trouble.
    pub(super) fn answered(&mut self, operation: Operation, at: At) -> Option<Change> {
        let last = self.good.entry(operation).or_insert(at);
        *last = (*last).max(at);
        let ended = self.troubles.remove(&operation).is_some();
        ended.then_some(Change::HealthChanged { operation, trouble: None })
    }

    /// Notes a failure, keeping when a run of one kind began; a change if the kind is new.
    pub(super) fn failed(&mut self, operation: Operation, trouble: Trouble) -> Option<Change> {
        let kind = trouble.kind;
        self.met.insert(operation, trouble.since);
        let before = self.troubles.get(&operation).map(|held| (held.kind, held.since));
        let since = before.filter(|(held, _)| *held == kind).map_or(trouble.since, |(_, since)| since);
        self.troubles.insert(operation, Trouble { since, ..trouble });
        (before.map(|(held, _)| held) != Some(kind))
            .then_some(Change::HealthChanged { operation, trouble: Some(kind) })
    }

    /// What keeps the list of clusters from being read, if anything: the scope as a whole cannot be believed current.
    #[must_use]
    pub fn listing(&self) -> Option<&Trouble> {
        self.troubles.get(&Operation::ListClusters)
    }

    /// What keeps steps from being read.
    #[must_use]
    pub fn steps(&self) -> Option<&Trouble> {
        self.troubles.get(&Operation::ListSteps)
    }

    /// What operations meet at present, in their order; without what was met in asking for something that nobody looks at any more.
    pub fn present(&self, now: At) -> impl Iterator<Item = (Operation, &Trouble)> {
        let lasts = move |operation: &Operation| {
            let met = self.met.get(operation).is_some_and(|met| now.since(*met) < FORGOTTEN_AFTER);
            *operation == Operation::ListClusters || met
        };
        self.troubles.iter().filter(move |(operation, _)| lasts(operation)).map(|(o, trouble)| (*o, trouble))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TroubleKind;

    #[test]
    fn a_trouble_in_asking_for_what_nobody_looks_at_any_more_is_over() {
        let trouble = |since| Trouble {
            kind: TroubleKind::Server,
            code: None,
            message: String::new(),
            since: At(since),
        };
        let mut health = ScopeHealth::default();
        for minute in 0..4 {
            health.failed(Operation::DescribeStep, trouble(minute * MINUTE));
        }
        health.failed(Operation::ListClusters, trouble(0));
        let present = |minute: i64| -> Vec<_> {
            health
                .present(At(minute * MINUTE))
                .map(|(operation, trouble)| (operation, trouble.since))
                .collect()
        };
        let list = (Operation::ListClusters, At(0));
        assert_eq!(present(7), [list, (Operation::DescribeStep, At(0))], "since it began");
        assert_eq!(present(8), [list], "the step is asked for no more; the list always is");
    }
}
