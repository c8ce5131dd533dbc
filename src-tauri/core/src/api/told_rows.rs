//! The rows that the window was told, and what of them is different now.

use super::memo::Memo;
use super::rows::{RowCommon, RowContext};
use super::subject::subject;
use super::wire::{ClusterRow, Found, RowAge};
use crate::engine::Fleet;
use crate::filter::{Sieve, Subject};
use crate::model::Scope;
use crate::time::At;
use std::collections::BTreeMap;

/// All rows, scope by scope.
#[derive(Default)]
pub(super) struct ToldRows {
    scopes: BTreeMap<Scope, Memo<RowCommon, Told>>,
    past: Vec<PastRow>,
}

/// A cluster that only the archive holds, and that the window was told of beside the rows.
pub(super) struct PastRow {
    /// The key of its row.
    pub(super) key: String,
    /// What a filter may ask of it.
    pub(super) subject: Subject,
}

/// A row, what a filter may ask of it, and whether the filter finds it.
struct Told {
    row: ClusterRow,
    subject: Subject,
    found: bool,
}

/// What is different.
#[derive(Default)]
pub(super) struct RowChanges {
    /// Rows that are new or changed, whole.
    pub(super) rows: Vec<ClusterRow>,
    /// Rows of which nothing but the ages moved.
    pub(super) ages: Vec<RowAge>,
    /// Keys of rows that left the list.
    pub(super) gone: Vec<String>,
    /// Whether the filter finds others than before.
    pub(super) moved: bool,
}

impl ToldRows {
    /// The differences to what was told, noted as told. Only clusters of which something was heard since are looked at, and asked by
    /// the filter.
    pub(super) fn changes(&mut self, fleet: &Fleet, now: At, sieve: &Sieve) -> RowChanges {
        let mut changes = RowChanges::default();
        let mut before = std::mem::take(&mut self.scopes);
        for (scope, view) in &fleet.scopes {
            let mut told = before.remove(scope).unwrap_or_default();
            let context = RowContext::new(fleet, scope, view, now);
            let gone = told.renew(&view.world, context.common(), now, |cluster, told| {
                let cluster = context.reckoned(cluster);
                let row = context.row(&cluster);
                let subject = subject(&cluster, &row, context.labels());
                let found = sieve.finds(&subject);
                changes.moved |= told.as_ref().is_none_or(|told| told.found != found);
                match told.map(|told| told.row) {
                    Some(told) if told == row => {}
                    Some(told) if same_but_ages(&told, &row) => changes.ages.push(age(&row)),
                    _ => changes.rows.push(row.clone()),
                }
                (Told { row, subject, found }, context.turns_at(&cluster))
            });
            changes.gone.extend(gone.into_iter().map(|told| told.row.key));
            self.scopes.insert(scope.clone(), told);
        }
        changes.gone.extend(before.into_values().flat_map(Memo::into_values).map(|told| told.row.key));
        changes.moved |= !changes.gone.is_empty();
        changes
    }

    /// From now on filters are asked of these, too.
    pub(super) fn set_past(&mut self, past: Vec<PastRow>) {
        self.past = past;
    }

    /// Asks every row by a filter; true when it finds others than before.
    pub(super) fn ask_all(&mut self, sieve: &Sieve) -> bool {
        let mut moved = false;
        for told in self.scopes.values_mut().flat_map(Memo::values_mut) {
            let found = sieve.finds(&told.subject);
            moved |= told.found != found;
            told.found = found;
        }
        moved
    }

    /// Which rows the filter finds, those that only the archive holds among them.
    pub(super) fn found(&self, sieve: &Sieve) -> Found {
        let here = self.told().map(|told| (&told.row.key, told.found));
        let past = self.past.iter().map(|past| (&past.key, sieve.finds(&past.subject)));
        let (found, others): (Vec<_>, Vec<_>) = here.chain(past).partition(|(_, found)| *found);
        let keys = |some: Vec<(&String, bool)>| some.into_iter().map(|(key, _)| key.clone()).collect();
        if others.is_empty() {
            Found::All
        } else if found.len() <= others.len() {
            Found::Only(keys(found))
        } else {
            Found::AllBut(keys(others))
        }
    }

    /// How many rows a filter would find.
    pub(super) fn count(&self, sieve: &Sieve) -> usize {
        self.told().filter(|told| sieve.finds(&told.subject)).count()
    }

    /// Whether none was told.
    pub(super) fn is_empty(&self) -> bool {
        self.told().next().is_none()
    }

    /// All rows as last told.
    pub(super) fn all(&self) -> impl Iterator<Item = &ClusterRow> {
        self.told().map(|told| &told.row)
    }

    fn told(&self) -> impl Iterator<Item = &Told> {
        self.scopes.values().flat_map(Memo::values)
    }
}

fn same_but_ages(told: &ClusterRow, row: &ClusterRow) -> bool {
    let aged = ClusterRow {
        state_at: row.state_at,
        steps_at: row.steps_at.filter(|_| told.steps_at.is_some()),
        stale_after: row.stale_after,
        ..told.clone()
    };
    aged == *row
}

fn age(row: &ClusterRow) -> RowAge {
    RowAge {
        key: row.key.clone(),
        state_at: row.state_at,
        steps_at: row.steps_at,
        stale_after: row.stale_after,
    }
}
