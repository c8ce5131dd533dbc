//! The values that the clusters of the fleet have, for completing a filter.

use super::saved_views::me;
use super::subject::{owner, shown_tags};
use crate::engine::{Fleet, Way};
use crate::filter::{Known, KnownValue, TextKey};
use crate::model::Cluster;
use std::collections::BTreeMap;

/// Tags that AWS sets: a cluster's own id and roles, which nobody filters by.
const OF_AWS: &str = "aws:";

type Counts = BTreeMap<String, usize>;

/// All of them, those that most clusters have first.
pub(super) fn known(fleet: &Fleet) -> Known {
    let mut values: BTreeMap<TextKey, Counts> = BTreeMap::new();
    let mut tags: BTreeMap<String, Counts> = BTreeMap::new();
    for (scope, view) in &fleet.scopes {
        let profiles: Vec<_> = fleet.ways.iter().filter(|way| way.scope.as_ref() == Some(scope)).collect();
        for cluster in view.world.clusters.values() {
            let mut count =
                |key, value: String| *values.entry(key).or_default().entry(value).or_default() += 1;
            count(TextKey::Region, scope.region.to_string());
            count(TextKey::Account, scope.account.to_string());
            for way in &profiles {
                count(TextKey::Profile, way.profile.to_string());
            }
            of_cluster(cluster, &fleet.settings.owner_tags, &mut count, &mut tags);
        }
    }
    Known {
        values: values.into_iter().map(|(key, counts)| (key, most_first(counts))).collect(),
        tags: tags.into_iter().map(|(key, counts)| (key, most_first(counts))).collect(),
        watches: fleet.ways.iter().filter_map(Way::watch).map(|watch| watch.to_string()).collect(),
        me: !me(fleet).is_empty(),
    }
}

fn of_cluster(
    cluster: &Cluster,
    owner_tags: &[String],
    count: &mut impl FnMut(TextKey, String),
    tags: &mut BTreeMap<String, Counts>,
) {
    if !cluster.told.name.trim().is_empty() {
        count(TextKey::Name, cluster.told.name.clone());
    }
    let Some(description) = cluster.description.last() else { return };
    if let Some(release) = &description.release {
        count(TextKey::Release, release.clone());
    }
    if let Some(owner) = owner(description, owner_tags) {
        count(TextKey::Owner, owner);
    }
    for (key, value) in shown_tags(description) {
        if !key.starts_with(OF_AWS) && !value.trim().is_empty() {
            *tags.entry(key).or_default().entry(value).or_default() += 1;
        }
    }
}

fn most_first(counts: Counts) -> Vec<KnownValue> {
    let mut values: Vec<_> =
        counts.into_iter().map(|(value, clusters)| KnownValue { value, clusters }).collect();
    values.sort_by_key(|known| std::cmp::Reverse(known.clusters));
    values
}
