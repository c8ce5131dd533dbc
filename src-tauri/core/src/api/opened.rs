//! The opened cluster: what was told of it, and what changed since.

use super::detail;
use super::rows::RowContext;
use super::wire::{ClusterDetail, DetailHead, DetailPatch, StepRow};
use crate::engine::Fleet;
use crate::model::ClusterKey;
use crate::time::At;
use std::collections::HashMap;

/// What the window was told of the opened cluster.
pub(super) struct Opened {
    pub(super) cluster: ClusterKey,
    key: String,
    head: DetailHead,
    steps: HashMap<String, StepRow>,
}

impl Opened {
    /// Opens it; None when it is not known.
    pub(super) fn open(
        key: &str,
        cluster: ClusterKey,
        fleet: &Fleet,
        now: At,
    ) -> Option<(Self, ClusterDetail)> {
        let (head, steps) = seen(fleet, &cluster, now)?;
        let by_id = steps.iter().map(|step| (step.id.clone(), step.clone())).collect();
        let opened = Self { cluster, key: key.to_owned(), head: head.clone(), steps: by_id };
        Some((opened, ClusterDetail { n: 0.0, head, steps }))
    }

    /// What changed since it was last told; None when nothing did, or when it left the list (its row tells that).
    pub(super) fn changes(&mut self, fleet: &Fleet, now: At) -> Option<DetailPatch> {
        let (head, steps) = seen(fleet, &self.cluster, now)?;
        let changed: Vec<_> =
            steps.into_iter().filter(|step| self.steps.get(&step.id) != Some(step)).collect();
        if changed.is_empty() && head == self.head {
            return None;
        }
        self.steps.extend(changed.iter().map(|step| (step.id.clone(), step.clone())));
        self.head = head.clone();
        Some(DetailPatch { key: self.key.clone(), head, steps: changed })
    }
}

fn seen(fleet: &Fleet, key: &ClusterKey, now: At) -> Option<(DetailHead, Vec<StepRow>)> {
    let view = fleet.scopes.get(&key.scope)?;
    let cluster = view.world.clusters.get(&key.cluster)?;
    let context = RowContext::new(fleet, &key.scope, view, now);
    let cluster = context.reckoned(cluster);
    Some((detail::head(&context, &cluster), detail::steps(&cluster)))
}
