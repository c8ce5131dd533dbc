//! The order of submission, from pages that are newest first.

use super::Reach;
use crate::model::{Cluster, StepId, StepSummary};
use std::collections::HashMap;

/// The ordinals of the steps on a page that are not known yet.
pub(super) type Places = HashMap<StepId, i64>;

/// Places for what is new on a page, fitting those already given: above what follows it on the newest page, below all that is known
/// on a later one. Steps asked for by id tell no order; one of them that is new counts as the latest.
pub(super) fn places(cluster: &Cluster, page: &[StepSummary], reach: &Reach) -> Places {
    let known = |id: &StepId| cluster.steps.get(id).map(|step| step.ordinal);
    let least = cluster.steps.iter().map(|step| step.ordinal).min();
    let greatest = cluster.steps.iter().map(|step| step.ordinal).max();
    let mut places = Places::new();
    match reach {
        Reach::Newest { .. } | Reach::ById(_) => {
            let mut last = greatest.unwrap_or(0);
            for step in page.iter().rev() {
                last = known(&step.id).unwrap_or(last + 1);
                places.insert(step.id.clone(), last);
            }
        }
        Reach::Older { .. } => {
            let mut last = least.unwrap_or(0);
            for step in page {
                last = known(&step.id).unwrap_or(last - 1);
                places.insert(step.id.clone(), last);
            }
        }
    }
    places
}
