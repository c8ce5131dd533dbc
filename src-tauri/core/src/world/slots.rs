//! Timeline slots: which of the places that run side by side a step took.

use crate::model::{Cluster, StepId};
use crate::time::At;

/// The lowest slot free over the whole of a step's run. A slot once given is kept, so late facts never reshuffle bars.
/// None only when more run side by side than slots can be told apart.
pub(super) fn free(cluster: &Cluster, step: &StepId, started: At, ended: Option<At>) -> Option<u16> {
    let mut taken: Vec<u16> = cluster
        .steps
        .iter()
        .filter(|other| {
            other.told.id != *step && overlaps(other.told.started, other.told.ended, started, ended)
        })
        .filter_map(|other| other.slot)
        .collect();
    taken.sort_unstable();
    taken.dedup();
    let gap = taken.iter().zip(0u16..).find(|(slot, place)| **slot != *place).map(|(_, place)| place);
    gap.or_else(|| u16::try_from(taken.len()).ok())
}

fn overlaps(other_from: Option<At>, other_to: Option<At>, from: At, to: Option<At>) -> bool {
    let Some(other_from) = other_from else {
        return false;
    };
    to.is_none_or(|to| other_from < to) && other_to.is_none_or(|other_to| from < other_to)
}
