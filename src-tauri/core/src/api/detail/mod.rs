//! From a cluster as believed to its detail: head and steps.

mod capacity;
mod description;

use super::rows::{RowContext, trouble_view};
use super::wire::{
    AutoTerminationView, BootstrapActionView, DetailHead, ErrorDetailView, FactState, FactView, FailureView,
    ManagedScalingView, NamedValue, StepRow,
};
use crate::mask;
use crate::model::{AutoTermination, BootstrapAction, Cluster, Fact, ManagedScaling, Step};
use crate::source::Operation;
use crate::time::At;
use crate::timeline;
use std::collections::BTreeMap;
use std::sync::Arc;

/// All of an opened cluster but its steps. `asking`: whether something can be asked now, so that what is absent is loading.
pub(super) fn head(context: &RowContext<'_>, cluster: &Cluster) -> DetailHead {
    let asking = context.trouble().is_none();
    let reason = cluster.told.reason.clone();
    let list = if cluster
        .capacity
        .last()
        .is_some_and(|capacity| matches!(capacity, crate::model::Capacity::Fleets(_)))
    {
        Operation::ListInstanceFleets
    } else {
        Operation::ListInstanceGroups
    };
    let of = |operation| (operation, asking);
    DetailHead {
        row: context.row(cluster),
        steps: steps_fact(cluster, asking),
        life: timeline::life(cluster),
        slots: timeline::slots(cluster),
        queue: timeline::queue(cluster),
        reason_code: reason.as_ref().and_then(|reason| reason.code.clone()),
        reason_message: reason.and_then(|reason| reason.message),
        errors: cluster.told.errors.iter().map(error).collect(),
        normalized_hours: cluster.told.normalized_hours,
        description: fact(&cluster.description, of(Operation::DescribeCluster), |d| {
            Some(description::view(d))
        }),
        capacity: fact(&cluster.capacity, of(list), capacity::view),
        bootstrap: fact(&cluster.bootstrap, of(Operation::ListBootstrapActions), bootstrap),
        auto_termination: fact(
            &cluster.auto_termination,
            of(Operation::GetAutoTerminationPolicy),
            termination,
        ),
        managed_scaling: fact(&cluster.managed_scaling, of(Operation::GetManagedScalingPolicy), scaling),
    }
}

/// A fact for the UI; `view` gives None for "asked: there is none".
fn fact<T, V>(
    fact: &Fact<T>,
    (operation, asking): (Operation, bool),
    view: impl Fn(&T) -> Option<V>,
) -> FactView<V> {
    let value = fact.last().and_then(view);
    let (state, trouble) = match fact {
        Fact::Absent if asking => (FactState::Loading, None),
        Fact::Absent => (FactState::Absent, None),
        Fact::Known { .. } if value.is_none() => (FactState::Empty, None),
        Fact::Known { .. } => (FactState::Known, None),
        Fact::Failed { trouble, .. } => (FactState::Failed, Some(trouble_view(trouble, Some(operation)))),
    };
    FactView { state, value, at: fact.last_at().map(At::wire), trouble }
}

fn steps_fact(cluster: &Cluster, asking: bool) -> FactView<f64> {
    let at = cluster.steps_read.at.map(At::wire);
    let trouble = cluster.steps_read.trouble.as_ref();
    let state = match (trouble, at) {
        (Some(_), _) => FactState::Failed,
        (None, Some(_)) if cluster.steps.is_empty() => FactState::Empty,
        (None, Some(_)) => FactState::Known,
        (None, None) if asking => FactState::Loading,
        (None, None) => FactState::Absent,
    };
    FactView { state, value: at, at, trouble: trouble.map(|t| trouble_view(t, Some(Operation::ListSteps))) }
}

#[expect(clippy::ptr_arg, reason = "the fact holds a Vec, and the view is taken of what it holds")]
fn bootstrap(actions: &Vec<BootstrapAction>) -> Option<Vec<BootstrapActionView>> {
    let view = |action: &BootstrapAction| BootstrapActionView {
        name: action.name.clone(),
        script: action.script.clone(),
        args: mask::args(&action.args),
    };
    (!actions.is_empty()).then(|| actions.iter().map(view).collect())
}

fn termination(policy: &Option<AutoTermination>) -> Option<AutoTerminationView> {
    policy.map(|policy| AutoTerminationView { idle_ms: At(policy.idle_seconds * 1000).wire() })
}

fn scaling(policy: &Option<ManagedScaling>) -> Option<ManagedScalingView> {
    policy.as_ref().map(|policy| ManagedScalingView {
        unit: policy.unit.clone(),
        minimum: policy.minimum,
        maximum: policy.maximum,
        maximum_on_demand: policy.maximum_on_demand,
        maximum_core: policy.maximum_core,
    })
}

fn error(error: &crate::model::ErrorDetail) -> ErrorDetailView {
    let data = error.data.iter().flat_map(named).collect();
    ErrorDetailView { code: error.code.clone(), message: error.message.clone(), data }
}

/// Names and values with secrets masked.
fn named(map: &BTreeMap<String, String>) -> Vec<NamedValue> {
    map.iter()
        .map(|(name, value)| NamedValue { name: name.clone(), value: mask::value(name, value) })
        .collect()
}

/// The steps in the order they were submitted.
pub(super) fn steps(cluster: &Cluster) -> Vec<StepRow> {
    numbered(cluster).map(|(step, number)| step_row(step, number)).collect()
}

/// The steps in that order, each with its number.
pub(super) fn numbered(cluster: &Cluster) -> impl Iterator<Item = (&Arc<Step>, u32)> {
    cluster.steps_in_order().into_iter().zip(1u32..)
}

fn step_row(step: &Step, number: u32) -> StepRow {
    let told = &step.told;
    let failure = told.failure.as_ref().filter(|failure| failure.says_something());
    StepRow {
        id: told.id.to_string(),
        number,
        name: told.name.clone(),
        state: told.state.as_emr().to_owned(),
        slot: step.slot.map(u32::from),
        created: told.created.map(At::wire),
        started: told.started.map(At::wire),
        ended: told.ended.map(At::wire),
        at: step.at.wire(),
        action_on_failure: told.action_on_failure.as_deref().map(str::to_owned),
        state_reason: told.state_reason.as_deref().map(str::to_owned),
        failure: failure.map(|failure| FailureView {
            reason: failure.reason.clone(),
            message: failure.message.clone(),
            log_file: failure.log_file.clone(),
            seen: step.reason_at.map(At::wire),
        }),
        jar: told.jar.as_deref().map(str::to_owned),
        main_class: told.main_class.as_deref().map(str::to_owned),
        args: mask::args(&told.args),
        properties: named(&told.properties),
        log_uri: told.log_uri.as_deref().map(str::to_owned),
    }
}
