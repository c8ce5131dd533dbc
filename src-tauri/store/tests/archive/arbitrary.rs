//! Any cluster and step that core's types can hold, hostile texts and unknown values among them.

use emr_monitor_core::model::{
    Application, AutoTermination, BootstrapAction, Capacity, Cluster, ClusterId, ClusterState,
    ClusterSummary, Collection, Configuration, Description, ErrorDetail, Fact, FailureDetails, FleetOption,
    InstanceFleet, InstanceGroup, Listing, ManagedScaling, Passage, StateReason, Step, StepId, StepState,
    StepSummary, StepsRead, Trouble, TroubleKind,
};
use emr_monitor_core::time::At;
use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::select;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::Arc;

pub(crate) fn at() -> impl Strategy<Value = At> {
    (-4_000_000_000_000_000_i64..4_000_000_000_000_000).prop_map(At)
}

fn text() -> impl Strategy<Value = String> {
    const HOSTILE: [&str; 8] = [
        "",
        "'; DROP TABLE cluster; --",
        "\0",
        "a\u{202e}b\u{2066}",
        "<b onload=x>&amp;%s%n",
        "{\"told\":null}\\",
        "\u{feff}\u{ffff}\u{10ffff}\r\n\t\u{7f}",
        "NULL",
    ];
    prop_oneof![
        select(&HOSTILE).prop_map(str::to_owned),
        any::<String>(),
        "[a-z ]{0,12}"
    ]
}

fn texts() -> impl Strategy<Value = BTreeMap<String, String>> {
    btree_map(text(), text(), 0..3)
}

/// Few ids, so that the same cluster comes again.
pub(crate) fn cluster_id() -> impl Strategy<Value = ClusterId> {
    select(&["j-1", "j-2", "", "j-'\0\u{202e}"]).prop_map(ClusterId::new)
}

fn step_id() -> impl Strategy<Value = StepId> {
    select(&["s-1", "s-2", "s-3", "s-'\0\u{202e}"]).prop_map(StepId::new)
}

fn cluster_state() -> impl Strategy<Value = ClusterState> {
    let known = select(&[
        "STARTING",
        "RUNNING",
        "WAITING",
        "TERMINATED",
        "TERMINATED_WITH_ERRORS",
    ]);
    prop_oneof![
        known.prop_map(ClusterState::from),
        text().prop_map(ClusterState::from)
    ]
}

fn step_state() -> impl Strategy<Value = StepState> {
    let known = select(&["PENDING", "RUNNING", "COMPLETED", "FAILED", "INTERRUPTED"]);
    prop_oneof![known.prop_map(StepState::from), text().prop_map(StepState::from)]
}

fn trouble() -> impl Strategy<Value = Trouble> {
    let kinds = select(&[
        TroubleKind::Throttled,
        TroubleKind::SignedOut,
        TroubleKind::Refused,
        TroubleKind::Profile,
    ]);
    (kinds, of(text()), text(), at()).prop_map(|(kind, code, message, since)| Trouble {
        kind,
        code,
        message,
        since,
    })
}

fn fact<T: Clone + Debug>(value: impl Strategy<Value = T> + Clone) -> impl Strategy<Value = Fact<T>> {
    prop_oneof![
        Just(Fact::Absent),
        (value.clone(), at()).prop_map(|(value, at)| Fact::Known { value, at }),
        (trouble(), of(value), of(at())).prop_map(|(trouble, last, last_at)| Fact::Failed {
            trouble,
            last,
            last_at
        }),
    ]
}

fn summary() -> impl Strategy<Value = ClusterSummary> {
    let error = (of(text()), of(text()), vec(texts(), 0..2)).prop_map(|(code, message, data)| ErrorDetail {
        code,
        message,
        data,
    });
    let reason = (of(text()), of(text())).prop_map(|(code, message)| StateReason { code, message });
    let named = (
        cluster_id(),
        text(),
        of(text()),
        cluster_state(),
        of(reason),
        vec(error, 0..2),
    );
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

fn description() -> impl Strategy<Value = Description> + Clone {
    let collection = prop_oneof![
        Just(Collection::Groups),
        Just(Collection::Fleets),
        text().prop_map(Collection::Other)
    ];
    let inner = (text(), texts()).prop_map(|(classification, properties)| Configuration {
        classification,
        properties,
        inner: Vec::new(),
    });
    let application = (text(), of(text())).prop_map(|(name, version)| Application { name, version });
    (
        vec(of(text()), 4),
        vec(application, 0..2),
        vec((text(), text()), 0..2),
        of(collection),
        vec(inner, 0..2),
    )
        .prop_map(|(texts, applications, tags, collection, inner)| Description {
            release: texts[0].clone(),
            log_uri: texts[1].clone(),
            subnet: texts[2].clone(),
            custom_ami: texts[3].clone(),
            applications,
            tags: tags.clone(),
            security_groups: tags,
            collection,
            step_concurrency: Some(u32::MAX),
            auto_terminate: Some(false),
            configurations: vec![Configuration {
                classification: "outer".into(),
                properties: BTreeMap::new(),
                inner,
            }],
            ..Description::default()
        })
        .boxed()
}

fn capacity() -> impl Strategy<Value = Capacity> + Clone {
    let group =
        (text(), of(text()), text(), any::<i32>()).prop_map(|(id, name, role, requested)| InstanceGroup {
            id,
            name: name.clone(),
            role,
            market: name.clone(),
            instance_type: "r7g.4xlarge".into(),
            requested,
            running: requested,
            state: name.clone(),
            reason: name,
        });
    let fleet =
        (text(), of(text()), text(), any::<i32>()).prop_map(|(id, name, role, units)| InstanceFleet {
            id,
            name: name.clone(),
            role: role.clone(),
            target_on_demand: units,
            target_spot: units,
            on_demand: units,
            spot: units,
            options: vec![FleetOption {
                instance_type: role,
                weight: units,
            }],
            state: name.clone(),
            reason: name,
        });
    prop_oneof![
        vec(group, 0..3).prop_map(Capacity::Groups),
        vec(fleet, 0..3).prop_map(Capacity::Fleets),
    ]
    .boxed()
}

type Setup = (
    Fact<Vec<BootstrapAction>>,
    Fact<Option<AutoTermination>>,
    Fact<Option<ManagedScaling>>,
);

fn setup() -> impl Strategy<Value = Setup> {
    let action = (text(), of(text()), vec(text(), 0..3)).prop_map(|(name, script, args)| BootstrapAction {
        name,
        script,
        args,
    });
    let idle = any::<i64>().prop_map(|idle_seconds| AutoTermination { idle_seconds });
    let scaling =
        (text(), any::<i32>(), of(any::<i32>())).prop_map(|(unit, minimum, limit)| ManagedScaling {
            unit,
            minimum,
            maximum: minimum,
            maximum_on_demand: limit,
            maximum_core: limit,
        });
    (
        fact(vec(action, 0..2).boxed()),
        fact(of(idle).boxed()),
        fact(of(scaling).boxed()),
    )
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
            steps: BTreeMap::new(),
        },
    )
}

fn shared<T>(fact: Fact<T>) -> Fact<Arc<T>> {
    match fact {
        Fact::Absent => Fact::Absent,
        Fact::Known { value, at } => Fact::Known {
            value: Arc::new(value),
            at,
        },
        Fact::Failed {
            trouble,
            last,
            last_at,
        } => Fact::Failed {
            trouble,
            last: last.map(Arc::new),
            last_at,
        },
    }
}

/// A step.
pub(crate) fn step() -> impl Strategy<Value = Step> {
    let failure =
        (of(text()), of(text()), of(text())).prop_map(|(reason, message, log_file)| FailureDetails {
            reason,
            message,
            log_file,
        });
    let named = (step_id(), text(), step_state(), of(text()), of(failure));
    let times = (of(at()), of(at()), of(at()), at());
    (named, times, vec(text(), 0..4), texts(), of(any::<u16>())).prop_map(
        |((id, name, state, said, failure), (created, started, ended, at), args, properties, slot)| Step {
            told: StepSummary {
                id,
                name,
                state,
                state_reason: said.clone(),
                failure,
                created,
                started,
                ended,
                action_on_failure: said.clone(),
                jar: said.clone(),
                main_class: said.clone(),
                args,
                properties,
                log_uri: said.clone(),
                execution_role: said,
            },
            at,
            slot,
            reason_at: started,
            end_seen: ended,
        },
    )
}
