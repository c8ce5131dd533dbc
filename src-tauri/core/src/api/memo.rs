//! What was worked out of each cluster of a scope, kept as long as it holds: until another answer about that cluster came, something
//! that all of the scope depends on changed, or its time is up. Without it every answer would have all clusters looked through.

use crate::model::{Cluster, ClusterId};
use crate::time::At;
use crate::world::World;
use std::collections::BTreeMap;
use std::sync::{Arc, Weak};

/// The values of one scope. `C`: what all of them depend on besides their own cluster.
pub(super) struct Memo<C, V> {
    common: Option<C>,
    /// Weak, here and below: what is believed no more must not be held by those who looked at it once.
    world: Weak<World>,
    until: Option<At>,
    kept: BTreeMap<ClusterId, Kept<V>>,
}

struct Kept<V> {
    of: Weak<Cluster>,
    value: V,
    until: Option<At>,
}

impl<C, V> Default for Memo<C, V> {
    fn default() -> Self {
        Self { common: None, world: Weak::new(), until: None, kept: BTreeMap::new() }
    }
}

impl<C: PartialEq, V> Memo<C, V> {
    /// Brings it up to what is believed now. `make` is given a cluster and its value so far, and tells the new one and until when it
    /// holds if nothing else happens. Gives the values of clusters that are gone.
    pub(super) fn renew(
        &mut self,
        world: &Arc<World>,
        common: C,
        now: At,
        mut make: impl FnMut(&Cluster, Option<V>) -> (V, Option<At>),
    ) -> Vec<V> {
        let same = self.common.as_ref() == Some(&common);
        let holds = |until: Option<At>| until.is_none_or(|until| now < until);
        if same && is(&self.world, world) && holds(self.until) {
            return Vec::new();
        }
        let mut before = std::mem::take(&mut self.kept);
        for (id, cluster) in &world.clusters {
            let kept = match before.remove(id) {
                Some(kept) if same && is(&kept.of, cluster) && holds(kept.until) => kept,
                other => {
                    let (value, until) = make(cluster, other.map(|kept| kept.value));
                    Kept { of: Arc::downgrade(cluster), value, until }
                }
            };
            self.kept.insert(id.clone(), kept);
        }
        self.common = Some(common);
        self.world = Arc::downgrade(world);
        self.until = self.kept.values().filter_map(|kept| kept.until).min();
        before.into_values().map(|kept| kept.value).collect()
    }

    /// The values, by the ids of their clusters.
    pub(super) fn values(&self) -> impl Iterator<Item = &V> {
        self.kept.values().map(|kept| &kept.value)
    }

    /// The same, to be changed.
    pub(super) fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.kept.values_mut().map(|kept| &mut kept.value)
    }

    /// The values of a scope that is gone.
    pub(super) fn into_values(self) -> impl Iterator<Item = V> {
        self.kept.into_values().map(|kept| kept.value)
    }
}

/// Whether it is the very same: a weak one keeps its place in memory from being given to another.
fn is<T>(held: &Weak<T>, now: &Arc<T>) -> bool {
    std::ptr::eq(held.as_ptr(), Arc::as_ptr(now))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Account, ClusterState, ClusterSummary, Region, Scope};
    use crate::world::{Observation, Seen, reduce};

    fn scope() -> Scope {
        Scope { account: Account::Known("111122223333".to_owned()), region: Region::new("eu-west-1") }
    }

    fn heard_of(world: &Arc<World>, id: &str, at: i64) -> Arc<World> {
        let told = ClusterSummary {
            id: ClusterId::new(id),
            name: id.to_owned(),
            arn: None,
            state: ClusterState::Running,
            reason: None,
            errors: Vec::new(),
            created: Some(At(0)),
            ready: None,
            ended: None,
            normalized_hours: None,
        };
        let mut world = World::clone(world);
        reduce(&mut world, Observation { at: At(at), seen: Seen::Clusters(vec![told]) }, At(at));
        Arc::new(world)
    }

    /// The ids that were worked out anew.
    fn renewed(memo: &mut Memo<u8, At>, world: &Arc<World>, common: u8, now: i64) -> Vec<String> {
        let mut made = Vec::new();
        memo.renew(world, common, At(now), |cluster, _| {
            made.push(cluster.id().to_string());
            (cluster.state_at, (cluster.id().as_str() == "j-1").then_some(At(1_000)))
        });
        made
    }

    #[test]
    fn only_clusters_that_were_heard_of_are_looked_at_again() {
        let world = heard_of(&Arc::new(World::new(scope())), "j-1", 1);
        let world = heard_of(&world, "j-2", 1);
        let mut memo = Memo::default();
        assert_eq!(renewed(&mut memo, &world, 0, 1), ["j-1", "j-2"]);
        assert!(renewed(&mut memo, &world, 0, 2).is_empty(), "nothing was heard");
        let world = heard_of(&world, "j-2", 3);
        assert_eq!(renewed(&mut memo, &world, 0, 3), ["j-2"]);
        assert_eq!(memo.values().copied().max(), Some(At(3)));
    }

    #[test]
    fn all_are_looked_at_again_when_what_they_share_changes_and_one_when_its_time_is_up() {
        let world = heard_of(&Arc::new(World::new(scope())), "j-1", 1);
        let world = heard_of(&world, "j-2", 1);
        let mut memo = Memo::default();
        renewed(&mut memo, &world, 0, 1);
        assert_eq!(renewed(&mut memo, &world, 1, 2), ["j-1", "j-2"]);
        assert!(renewed(&mut memo, &world, 1, 999).is_empty());
        assert_eq!(renewed(&mut memo, &world, 1, 1_000), ["j-1"]);
    }

    #[test]
    fn what_is_gone_is_given_back_and_nothing_believed_before_is_held() {
        let world = heard_of(&Arc::new(World::new(scope())), "j-1", 1);
        let mut memo = Memo::default();
        renewed(&mut memo, &world, 0, 1);
        let held = Arc::downgrade(world.clusters.values().next().unwrap());
        drop(world);
        assert!(held.upgrade().is_none());
        let gone =
            memo.renew(&Arc::new(World::new(scope())), 0, At(2), |cluster, _| (cluster.state_at, None));
        assert_eq!(gone, [At(1)]);
    }
}
