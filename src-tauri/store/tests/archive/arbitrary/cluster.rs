//! Any cluster.

use super::capacity::capacity;
use super::description::description;
use super::{at, cluster_id, cluster_state, fact, text, texts, trouble};
use emr_monitor_core::model::{
    AutoTermination, BootstrapAction, Cluster, ClusterSummary, ErrorDetail, Fact, Listing, ManagedScaling,
    Passage, StateReason, StepsRead,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use std::sync::Arc;

fn summary() -> impl Strategy<Value = ClusterSummary> {
    let error = (of(text()), of(text()), vec(texts(), 0..2)).prop_map(|(code, message, data)| ErrorDetail {
        code,
        message,
        data,
    });
    let reason = (of(text()), of(text())).prop_map(|(code, message)| StateReason { code, message });
    let named = (cluster_id(), text(), of(text()), cluster_state(), of(reason), vec(error, 0..2));
    (named, of(at()), of(at()), of(at()), of(any::<i32>())).prop_map(
        |((id, name, arn, state, reason, errors), created, ready, ended, normalized_hours)| ClusterSummary {
            id,
            name,
            arn,
            state,
            reason,
            errors,
            created,
            ready,
            ended,
            normalized_hours,
        },
    )
}

type Setup = (Fact<Vec<BootstrapAction>>, Fact<Option<AutoTermination>>, Fact<Option<ManagedScaling>>);

fn setup() -> impl Strategy<Value = Setup> {
    let action = (text(), of(text()), vec(text(), 0..3)).prop_map(|(name, script, args)| BootstrapAction {
        name,
        script,
        args,
    });
    let idle = any::<i64>().prop_map(|idle_seconds| AutoTermination { idle_seconds });
    let scaling = (text(), any::<i32>(), of(any::<i32>())).prop_map(|(unit, minimum, limit)| {
        ManagedScaling { unit, minimum, maximum: minimum, maximum_on_demand: limit, maximum_core: limit }
    });
    (fact(vec(action, 0..2).boxed()), fact(of(idle).boxed()), fact(of(scaling).boxed()))
}

/// A cluster, without steps.
pub(crate) fn cluster() -> impl Strategy<Value = Cluster> {
    let listing = prop_oneof![
        Just(Listing::Listed),
        at().prop_map(|since| Listing::Missing { since }),
        at().prop_map(|since| Listing::NotListed { since }),
    ];
    let passage =
        (cluster_state(), at(), of(at())).prop_map(|(state, seen, before)| Passage { state, seen, before });
    let steps_read = (of(at()), any::<bool>(), of(trouble())).prop_map(|(at, whole, trouble)| StepsRead {
        at,
        whole,
        trouble,
    });
    let seen = (at(), listing, vec(passage, 0..3), steps_read);
    (summary(), seen, fact(description()), fact(capacity()), setup()).prop_map(
        |(told, (state_at, listing, passages, steps_read), description, capacity, setup)| Cluster {
            told,
            state_at,
            listing,
            passages,
            description: shared(description),
            capacity,
            bootstrap: setup.0,
            auto_termination: setup.1,
            managed_scaling: setup.2,
            steps_read,
            steps: Arc::default(),
        },
    )
}

fn shared<T>(fact: Fact<T>) -> Fact<Arc<T>> {
    match fact {
        Fact::Absent => Fact::Absent,
        Fact::Known { value, at } => Fact::Known { value: Arc::new(value), at },
        Fact::Failed { trouble, last, last_at } => {
            Fact::Failed { trouble, last: last.map(Arc::new), last_at }
        }
    }
}
