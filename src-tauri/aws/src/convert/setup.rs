//! Bootstrap actions and the two policies.

use super::text::said;
use aws_sdk_emr::types;
use emr_monitor_core::model::{AutoTermination, BootstrapAction, ManagedScaling};

/// A page of ListBootstrapActions, in the order they run.
pub(crate) fn bootstrap_actions(actions: Vec<types::Command>) -> Vec<BootstrapAction> {
    actions
        .into_iter()
        .map(|action| BootstrapAction {
            name: action.name.unwrap_or_default(),
            script: said(action.script_path),
            args: action.args.unwrap_or_default(),
        })
        .collect()
}

/// None when EMR has no policy set.
pub(crate) fn auto_termination(policy: Option<types::AutoTerminationPolicy>) -> Option<AutoTermination> {
    Some(AutoTermination { idle_seconds: policy?.idle_timeout? })
}

/// None when EMR has no policy set.
pub(crate) fn managed_scaling(policy: Option<types::ManagedScalingPolicy>) -> Option<ManagedScaling> {
    let limits = policy?.compute_limits?;
    Some(ManagedScaling {
        unit: limits.unit_type.map_or_else(String::new, |unit| unit.as_str().to_owned()),
        minimum: limits.minimum_capacity_units.unwrap_or_default(),
        maximum: limits.maximum_capacity_units.unwrap_or_default(),
        maximum_on_demand: limits.maximum_on_demand_capacity_units,
        maximum_core: limits.maximum_core_capacity_units,
    })
}
