//! Any cluster, step and alert that core's types can hold, hostile texts and unknown values among them.

mod alert;
mod capacity;
mod cluster;
mod description;
mod step;

pub(crate) use alert::alert;
pub(crate) use cluster::cluster;
pub(crate) use step::step;

use emr_monitor_core::model::{ClusterId, ClusterState, Fact, StepId, StepState, Trouble, TroubleKind};
use emr_monitor_core::time::At;
use proptest::collection::btree_map;
use proptest::option::of;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::select;
use std::collections::BTreeMap;
use std::fmt::Debug;

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
    prop_oneof![select(&HOSTILE).prop_map(str::to_owned), any::<String>(), "[a-z ]{0,12}"]
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
    let known = select(&["STARTING", "RUNNING", "WAITING", "TERMINATED", "TERMINATED_WITH_ERRORS"]);
    prop_oneof![known.prop_map(ClusterState::from), text().prop_map(ClusterState::from)]
}

fn step_state() -> impl Strategy<Value = StepState> {
    let known = select(&["PENDING", "RUNNING", "COMPLETED", "FAILED", "INTERRUPTED"]);
    prop_oneof![known.prop_map(StepState::from), text().prop_map(StepState::from)]
}

fn trouble() -> impl Strategy<Value = Trouble> {
    let kinds =
        select(&[TroubleKind::Throttled, TroubleKind::SignedOut, TroubleKind::Refused, TroubleKind::Profile]);
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
