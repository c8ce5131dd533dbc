//! The clusters a person watches: their running steps are followed as those of the opened one are, without being opened.

use crate::model::{ClusterId, ClusterKey, Scope};
use std::collections::{BTreeMap, BTreeSet};

/// The watched clusters of all scopes, also of those that no watch leads to at present.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WatchedClusters(BTreeMap<Scope, BTreeSet<ClusterId>>);

impl WatchedClusters {
    /// Those that an earlier run kept.
    pub(super) fn kept(keys: &[ClusterKey]) -> Self {
        let mut watched = Self::default();
        for key in keys {
            watched.set(key, true);
        }
        watched
    }

    /// Those of one scope.
    #[must_use]
    pub fn of(&self, scope: &Scope) -> BTreeSet<ClusterId> {
        self.0.get(scope).cloned().unwrap_or_default()
    }

    /// Watches a cluster from now on, or no longer; false when that is so already.
    pub(super) fn set(&mut self, key: &ClusterKey, on: bool) -> bool {
        if on {
            return self.0.entry(key.scope.clone()).or_default().insert(key.cluster.clone());
        }
        self.0.get_mut(&key.scope).is_some_and(|watched| watched.remove(&key.cluster))
    }
}
