//! What is believed of a scope, built only from observations. One writer (the engine); everyone else reads snapshots.

mod capacity;
mod clusters;
mod health;
mod observation;
mod order;
mod reduce;
mod slots;
mod steps;

pub use health::ScopeHealth;
pub use observation::{Observation, Reach, Seen};
pub use reduce::reduce;

use crate::archive::Kept;
use crate::model::{Cluster, ClusterId, Listing, Scope};
use crate::time::{At, HOUR, Millis};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Clusters that ended stay listed this long; the archive keeps them longer.
pub const LISTED_FOR: Millis = 24 * HOUR;

/// The clusters of one scope as believed, and how asking for them goes.
#[derive(Debug, Clone, PartialEq)]
pub struct World {
    /// Whose.
    pub scope: Scope,
    /// The clusters by id.
    pub clusters: BTreeMap<ClusterId, Arc<Cluster>>,
    /// How asking goes.
    pub health: ScopeHealth,
    /// When the last complete list of live clusters was asked for.
    pub heartbeat: Option<At>,
    /// When the last complete sweep over all states was asked for, in this run.
    pub swept: Option<At>,
    /// AWS's clock less this computer's, by the last answer.
    pub clock_offset: Option<Millis>,
}

impl World {
    /// Nothing known yet.
    #[must_use]
    pub fn new(scope: Scope) -> Self {
        Self {
            scope,
            clusters: BTreeMap::new(),
            health: ScopeHealth::default(),
            heartbeat: None,
            swept: None,
            clock_offset: None,
        }
    }

    /// What the archive kept: the baseline the first list of a run is compared with.
    #[must_use]
    pub fn from_kept(kept: Kept) -> Self {
        let clusters = kept.clusters.into_iter().map(|c| (c.id().clone(), Arc::new(c))).collect();
        Self { clusters, heartbeat: kept.heartbeat, ..Self::new(kept.scope) }
    }

    /// Whether [`World::let_go`] would let go of any.
    #[must_use]
    pub fn outlives(&self, now: At) -> bool {
        self.clusters.values().any(|cluster| outlived(cluster, now))
    }

    /// Lets go of clusters that ended, or that AWS stopped listing, more than [`LISTED_FOR`] ago.
    pub fn let_go(&mut self, now: At) {
        self.clusters.retain(|_, cluster| !outlived(cluster, now));
    }

    /// The cluster for writing; None when it is not known.
    pub(crate) fn cluster_mut(&mut self, id: &ClusterId) -> Option<&mut Cluster> {
        self.clusters.get_mut(id).map(Arc::make_mut)
    }
}

fn outlived(cluster: &Cluster, now: At) -> bool {
    let since = match cluster.listing {
        Listing::NotListed { since } => Some(since),
        Listing::Listed | Listing::Missing { .. } if cluster.ended() => {
            Some(cluster.told.ended.unwrap_or(cluster.state_at))
        }
        Listing::Listed | Listing::Missing { .. } => None,
    };
    since.is_some_and(|since| now.since(since) > LISTED_FOR)
}
