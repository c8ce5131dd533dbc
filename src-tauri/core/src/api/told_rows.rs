//! The rows that the window was told, and what of them is different now.

use super::memo::Memo;
use super::rows::{RowCommon, RowContext};
use super::wire::{ClusterRow, RowAge};
use crate::engine::Fleet;
use crate::model::Scope;
use crate::time::At;
use std::collections::BTreeMap;

/// All rows, scope by scope.
#[derive(Default)]
pub(super) struct ToldRows {
    scopes: BTreeMap<Scope, Memo<RowCommon, ClusterRow>>,
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
}

impl ToldRows {
    /// The differences to what was told, noted as told. Only clusters of which something was heard since are looked at.
    pub(super) fn changes(&mut self, fleet: &Fleet, now: At) -> RowChanges {
        let mut changes = RowChanges::default();
        let mut before = std::mem::take(&mut self.scopes);
        for (scope, view) in &fleet.scopes {
            let mut told = before.remove(scope).unwrap_or_default();
            let context = RowContext::new(fleet, scope, view, now);
            let gone = told.renew(&view.world, context.common(), now, |cluster, told| {
                let cluster = context.reckoned(cluster);
                let row = context.row(&cluster);
                match told {
                    Some(told) if told == row => {}
                    Some(told) if same_but_ages(&told, &row) => changes.ages.push(age(&row)),
                    _ => changes.rows.push(row.clone()),
                }
                (row, context.turns_at(&cluster))
            });
            changes.gone.extend(gone.into_iter().map(|row| row.key));
            self.scopes.insert(scope.clone(), told);
        }
        changes.gone.extend(before.into_values().flat_map(Memo::into_values).map(|row| row.key));
        changes
    }

    /// All rows as last told.
    pub(super) fn all(&self) -> impl Iterator<Item = &ClusterRow> {
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
