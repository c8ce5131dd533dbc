//! From a cluster and its row to what a filter may ask of it.

use super::wire::ClusterRow;
use crate::filter::{Subject, folded};
use crate::mask;
use crate::model::{Cluster, Description};
use crate::settings::OWNER_TAGS;
use crate::time::At;
use std::sync::Arc;

/// What a filter may ask of a cluster. `labels`: what the user calls its profiles.
pub(super) fn subject(cluster: &Cluster, row: &ClusterRow, labels: &[String]) -> Subject {
    let description = cluster.description.last().map(Arc::as_ref);
    let lines = |texts: &mut dyn Iterator<Item = &String>| {
        folded(&texts.map(String::as_str).collect::<Vec<_>>().join("\n"))
    };
    let watches: Vec<_> = row.profiles.iter().map(|profile| format!("{profile}/{}", row.region)).collect();
    let steps_read = cluster.steps_read.at.is_some();
    let moment = |at: Option<f64>| at.map(at_wire);
    Subject {
        name: folded(&row.name),
        id: folded(&row.id),
        steps: step_names(cluster),
        profiles: lines(&mut row.profiles.iter().chain(labels)),
        watches: lines(&mut watches.iter()),
        region: folded(&row.region),
        account: folded(&row.account),
        owner: row.owner.as_deref().map(folded),
        release: description.and_then(|told| told.release.as_deref()).map(folded),
        tags: description.map(shown_tags).unwrap_or_default(),
        state: cluster.told.state.clone(),
        status: row.status,
        has_reason: row.reason.is_some(),
        starred: row.watched,
        created: cluster.told.created,
        ended: cluster.told.ended,
        idle_since: moment(row.idle_since),
        read: (!cluster.ended())
            .then(|| cluster.steps_read.at.map_or(cluster.state_at, |steps| steps.min(cluster.state_at))),
        newest: Some(at_wire(row.newest)).filter(|at| at.0 > 0),
        step_count: steps_read.then(|| i64::from(row.steps.total)),
        failed_steps: steps_read.then(|| i64::from(row.steps.failed)),
    }
}

/// Who owns it, as the first of these `tags` that it has says; of none, the usual ones. Case does not count.
pub(super) fn owner(description: &Description, tags: &[String]) -> Option<String> {
    let named = |wanted: &str| description.tags.iter().find(|(key, _)| key.eq_ignore_ascii_case(wanted));
    let (key, value) = if tags.is_empty() {
        OWNER_TAGS.into_iter().find_map(named)?
    } else {
        tags.iter().map(String::as_str).find_map(named)?
    };
    let owner = mask::value(key, value.trim());
    (!owner.is_empty()).then_some(owner)
}

/// The tags as they may be shown.
pub(super) fn shown_tags(description: &Description) -> Vec<(String, String)> {
    description.tags.iter().map(|(key, value)| (key.clone(), mask::value(key, value))).collect()
}

fn step_names(cluster: &Cluster) -> Arc<str> {
    let mut names = String::new();
    for step in cluster.steps.iter() {
        if !names.is_empty() {
            names.push('\n');
        }
        names.push_str(&step.told.name.to_lowercase());
    }
    names.into()
}

fn at_wire(milliseconds: f64) -> At {
    #[expect(clippy::cast_possible_truncation, reason = "it was made of whole milliseconds")]
    At(milliseconds as i64)
}
