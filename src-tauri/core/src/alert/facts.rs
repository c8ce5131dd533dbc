//! What the words of an alert are made of.

use super::AlertFacts;
use crate::model::{Cluster, Step, StepState};
use crate::time::{At, Millis};

/// What `FailureDetails.Reason` says when EMR found none of the reasons it knows.
const NO_REASON: &str = "Unknown Error";

fn span(from: Option<At>, to: Option<At>) -> Option<Millis> {
    Some(to?.since(from?))
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

pub(super) fn of_step(cluster: &Cluster, step: &Step) -> AlertFacts {
    let said = |text: &&String| !text.trim().is_empty();
    // EMR's own words for having no reason: then its message, a piece of a log, says more.
    let telling = |text: &&String| said(text) && text.trim().trim_end_matches('.') != NO_REASON;
    let failure = step.told.failure.as_ref();
    let reason = failure.and_then(|f| {
        let (reason, message) = (f.reason.as_ref(), f.message.as_ref());
        reason.filter(telling).or(message.filter(said)).or(reason.filter(said))
    });
    AlertFacts {
        cluster: cluster.name_or_id().to_owned(),
        step: Some(step.name_or_id().to_owned()),
        ran: span(step.told.started, step.told.ended),
        reason: reason.cloned(),
        ..AlertFacts::default()
    }
}

pub(super) fn of_cluster(cluster: &Cluster) -> AlertFacts {
    let reason = cluster.told.reason.as_ref();
    let message = reason.and_then(|reason| reason.message.clone());
    let detail = || cluster.told.errors.iter().find_map(|error| error.message.clone());
    AlertFacts {
        cluster: cluster.name_or_id().to_owned(),
        ran: span(cluster.told.created, cluster.told.ended),
        reason: message.filter(|text| !text.trim().is_empty()).or_else(detail),
        code: reason.and_then(|reason| reason.code.clone()),
        ..AlertFacts::default()
    }
}

/// Of the steps that ended since all were done the last time: a cluster that lives for weeks is done many times.
pub(super) fn of_done(cluster: &Cluster, since: Option<At>) -> AlertFacts {
    let fresh = || cluster.steps.iter().filter(|step| step.told.ended > since);
    let count = |state: &StepState| number(fresh().filter(|step| step.told.state == *state).count());
    let began = fresh().filter_map(|step| step.told.started.or(step.told.created)).min();
    AlertFacts {
        cluster: cluster.name_or_id().to_owned(),
        ran: span(began, fresh().filter_map(|step| step.told.ended).max()),
        completed: count(&StepState::Completed),
        total: number(fresh().count()),
        failed: count(&StepState::Failed) + count(&StepState::Interrupted),
        ..AlertFacts::default()
    }
}
