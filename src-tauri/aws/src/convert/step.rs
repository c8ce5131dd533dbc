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
    let status = parts.status.unwrap_or_else(|| types::StepStatus::builder().build());
    let config = parts.config.unwrap_or_else(|| types::HadoopStepConfig::builder().build());
    let timeline = status.timeline;
    let moment = |pick: fn(&types::StepTimeline) -> Option<aws_smithy_types::DateTime>| {
        at(timeline.as_ref().and_then(pick))
    };
    Some(StepSummary {
        id: StepId::new(id),
        name: parts.name.unwrap_or_default(),
        state: StepState::from(status.state.as_ref().map_or("UNKNOWN", |state| state.as_str())),
        state_reason: status.state_change_reason.and_then(|reason| said(reason.message)).map(Into::into),
        failure: status.failure_details.map(failure).filter(FailureDetails::says_something).map(Box::new),
        created: moment(|timeline| timeline.creation_date_time),
        started: moment(|timeline| timeline.start_date_time),
        ended: moment(|timeline| timeline.end_date_time),
        action_on_failure: said(parts.action_on_failure.map(|action| action.as_str().to_owned()))
            .map(Into::into),
        jar: said(config.jar).map(Into::into),
        main_class: said(config.main_class).map(Into::into),
        args: config.args.unwrap_or_default().into(),
        properties: sorted(config.properties.unwrap_or_default()),
        log_uri: said(parts.log_uri).map(Into::into),
        execution_role: said(parts.execution_role).map(Into::into),
    })
}

fn failure(details: types::FailureDetails) -> FailureDetails {
    FailureDetails {
        reason: said(details.reason),
        message: said(details.message),
        log_file: said(details.log_file),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failure_details_without_a_word_are_none() {
        let empty = types::FailureDetails::builder().reason("").message("").build();
        let status = types::StepStatus::builder().failure_details(empty).build();
        let told = types::StepSummary::builder().id("s-1").status(status).build();
        let step = steps(vec![told]).remove(0);
        assert_eq!((step.failure, step.name.as_str()), (None, ""));
    }

    #[test]
    fn what_has_no_id_is_passed_over_and_unknown_values_are_kept() {
        let status = types::StepStatus::builder().state(types::StepState::from("PAUSED")).build();
        let told = types::StepSummary::builder()
            .id("s-1")
            .status(status)
            .action_on_failure(types::ActionOnFailure::from("ASK"))
            .build();
        let all = steps(vec![types::StepSummary::builder().name("x").build(), told]);
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].state, StepState::Other("PAUSED".into()));
        assert_eq!(all[0].action_on_failure.as_deref(), Some("ASK"));
    }
}
