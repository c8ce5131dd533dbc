//! Steps, as lists and descriptions tell them.

use super::text::{said, sorted};
use super::time::at;
use aws_sdk_emr::types;
use emr_monitor_core::model::{FailureDetails, StepId, StepState, StepSummary};

/// A page of ListSteps.
pub(crate) fn steps(steps: Vec<types::StepSummary>) -> Vec<StepSummary> {
    steps
        .into_iter()
        .filter_map(|step| {
            summary(
                step.id,
                Parts {
                    name: step.name,
                    config: step.config,
                    action_on_failure: step.action_on_failure,
                    status: step.status,
                    log_uri: step.log_uri,
                    execution_role: None,
                },
            )
        })
        .collect()
}

/// DescribeStep.
pub(crate) fn step(step: types::Step) -> Option<StepSummary> {
    summary(
        step.id,
        Parts {
            name: step.name,
            config: step.config,
            action_on_failure: step.action_on_failure,
            status: step.status,
            log_uri: step.log_uri,
            execution_role: step.execution_role_arn,
        },
    )
}

struct Parts {
    name: Option<String>,
    config: Option<types::HadoopStepConfig>,
    action_on_failure: Option<types::ActionOnFailure>,
    status: Option<types::StepStatus>,
    log_uri: Option<String>,
    execution_role: Option<String>,
}

fn summary(id: Option<String>, parts: Parts) -> Option<StepSummary> {
    let id = said(id)?;
    let status = parts
        .status
        .unwrap_or_else(|| types::StepStatus::builder().build());
    let config = parts
        .config
        .unwrap_or_else(|| types::HadoopStepConfig::builder().build());
    let timeline = status.timeline;
    let moment = |pick: fn(&types::StepTimeline) -> Option<aws_smithy_types::DateTime>| {
        at(timeline.as_ref().and_then(pick))
    };
    Some(StepSummary {
        id: StepId::new(id),
        name: parts.name.unwrap_or_default(),
        state: StepState::from(status.state.as_ref().map_or("UNKNOWN", |state| state.as_str())),
        state_reason: status.state_change_reason.and_then(|reason| said(reason.message)),
        failure: status
            .failure_details
            .map(failure)
            .filter(FailureDetails::says_something),
        created: moment(|timeline| timeline.creation_date_time),
        started: moment(|timeline| timeline.start_date_time),
        ended: moment(|timeline| timeline.end_date_time),
        action_on_failure: said(parts.action_on_failure.map(|action| action.as_str().to_owned())),
        jar: said(config.jar),
        main_class: said(config.main_class),
        args: config.args.unwrap_or_default(),
        properties: sorted(config.properties.unwrap_or_default()),
        log_uri: said(parts.log_uri),
        execution_role: said(parts.execution_role),
    })
}

fn failure(details: types::FailureDetails) -> FailureDetails {
    FailureDetails {
        reason: said(details.reason),
        message: said(details.message),
        log_file: said(details.log_file),
    }
}
