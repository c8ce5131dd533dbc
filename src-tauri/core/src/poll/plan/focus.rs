//! What people have their eyes on.

use crate::model::{ClusterId, StepId};
use std::collections::BTreeSet;

/// What is looked at and watched in a scope.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Focus {
    /// The opened cluster.
    pub cluster: Option<ClusterId>,
    /// The selected step in it.
    pub step: Option<StepId>,
    /// Clusters that are watched: followed as closely without being opened.
    pub watched: BTreeSet<ClusterId>,
}

/// How much attention a cluster gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attention {
    /// It is one of the round.
    None,
    /// It is watched.
    Watched,
    /// It is open.
    Viewed,
}

impl Focus {
    /// The attention for a cluster: that of the closer look.
    #[must_use]
    pub fn attention(&self, cluster: &ClusterId) -> Attention {
        if self.cluster.as_ref() == Some(cluster) {
            Attention::Viewed
        } else if self.watched.contains(cluster) {
            Attention::Watched
        } else {
            Attention::None
        }
    }
}
