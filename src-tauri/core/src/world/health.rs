//! How asking in a scope goes, by operation.

use crate::change::Change;
use crate::model::{Trouble, TroubleKind};
use crate::source::Operation;
use crate::time::At;
use std::collections::BTreeMap;

/// By operation: the last good answer and the trouble that holds since.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ScopeHealth {
    /// When each operation last brought an answer.
    pub good: BTreeMap<Operation, At>,
    /// What each operation now meets.
    pub troubles: BTreeMap<Operation, Trouble>,
}

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

    /// Whether any operation meets this kind of trouble.
    #[must_use]
    pub fn meets(&self, kind: TroubleKind) -> Option<&Trouble> {
        self.troubles.values().find(|trouble| trouble.kind == kind)
    }
}
