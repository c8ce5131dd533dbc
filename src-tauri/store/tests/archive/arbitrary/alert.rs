//! Any alert.

use super::{at, cluster_id, step_id, text};
use emr_monitor_core::alert::{Alert, AlertFacts, AlertKey, AlertKind, Phase};
use emr_monitor_core::model::{Account, Scope};
use proptest::option::of;
use proptest::prelude::{Strategy, any};
use proptest::sample::select;

/// An alert of a scope, with one of few keys, so that the same comes again.
pub(crate) fn alert(scope: impl Strategy<Value = Scope>) -> impl Strategy<Value = Alert> {
    let kind = select(&[AlertKind::StepFailed, AlertKind::ClusterFailed, AlertKind::StepsDone]);
    let known = scope.prop_filter_map("an alert needs an account", |scope| match scope.account {
        Account::Known(account) => Some((account, scope.region)),
        Account::Unknown(_) => None,
    });
    let key =
        (known, cluster_id(), of(step_id()), kind).prop_map(|((account, region), cluster, step, kind)| {
            AlertKey { account, region, cluster, step, kind }
        });
    let phase = select(&[Phase::Due, Phase::Sending, Phase::Told, Phase::Listed]);
    (key, at(), at(), of(at()), phase, of(at()), facts()).prop_map(
        |(key, happened, decided, reason_at, phase, seen, facts)| Alert {
            key,
            happened,
            decided,
            reason_at,
            phase,
            seen,
            facts,
        },
    )
}

fn facts() -> impl Strategy<Value = AlertFacts> {
    let texts = (text(), of(text()), of(text()), of(text()));
    (texts, of(any::<i64>()), any::<[u32; 3]>()).prop_map(
        |((cluster, step, reason, code), ran, [completed, total, failed])| AlertFacts {
            cluster,
            step,
            ran,
            reason,
            code,
            completed,
            total,
            failed,
        },
    )
}
