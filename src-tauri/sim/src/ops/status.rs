//! The Status structures of clusters and steps.

use serde_json::{Map, Value, json};

use super::seconds;
use crate::cluster::{Cluster, Step};
use crate::course::{ClusterState, Ending, StepState};
use crate::ident::ec2_id;

/// Adds the marker of the next page, when there is one.
pub(super) fn with_marker(mut answer: Value, marker: Option<String>) -> Value {
    if let (Value::Object(fields), Some(marker)) = (&mut answer, marker) {
        fields.insert("Marker".to_owned(), marker.into());
    }
    answer
}

/// A Timeline of the instants that are past.
pub(super) fn timeline(now: i64, created: i64, second: (&str, Option<i64>), ended: Option<i64>) -> Value {
    let mut line = Map::new();
    for (name, at) in [("CreationDateTime", Some(created)), second, ("EndDateTime", ended)] {
        if let Some(at) = at.filter(|at| *at <= now) {
            line.insert(name.to_owned(), json!(seconds(at)));
        }
    }
    Value::Object(line)
}

pub(super) fn cluster(cluster: &Cluster, now: i64) -> Value {
    let course = &cluster.course;
    let mut status = json!({
        "State": cluster.state_name(now),
        "StateChangeReason": reason(cluster, now),
        "Timeline": timeline(now, course.created, ("ReadyDateTime", course.ready), course.ended),
    });
    if let (Some(details), Value::Object(fields)) = (error_details(cluster, now), &mut status) {
        fields.insert("ErrorDetails".to_owned(), details);
    }
    status
}

fn reason(cluster: &Cluster, now: i64) -> Value {
    let ending = cluster.course.ending.filter(|(at, _)| now >= *at);
    if let Some((_, ending)) = ending {
        let (code, message) = match ending {
            Ending::NoCapacity => (
                "INTERNAL_ERROR",
                "EC2 has insufficient capacity in the Availability Zone for the requested instance type."
                    .to_owned(),
            ),
            Ending::BootstrapFailed(action) => {
                let primary = primary_instance(cluster);
                (
                    "BOOTSTRAP_FAILURE",
                    format!(
                        "On the master instance ({primary}), bootstrap action {action} returned a non-zero return code"
                    ),
                )
            }
            Ending::StepFailed => ("STEP_FAILURE", "Shut down as step failed".to_owned()),
            Ending::User => ("USER_REQUEST", "Terminated by user request".to_owned()),
            Ending::AllStepsDone { with_errors: false } => {
                ("ALL_STEPS_COMPLETED", "Steps completed".to_owned())
            }
            Ending::AllStepsDone { with_errors: true } => {
                ("ALL_STEPS_COMPLETED", "Steps completed with errors".to_owned())
            }
            Ending::Idle => {
                ("ALL_STEPS_COMPLETED", "Auto-terminated after the idle timeout of its policy".to_owned())
            }
        };
        return json!({"Code": code, "Message": message});
    }
    match cluster.course.state(now) {
        Some(ClusterState::Starting) => json!({"Message": "Provisioning Amazon EC2 capacity"}),
        Some(ClusterState::Bootstrapping) => json!({"Message": "Running bootstrap actions"}),
        Some(ClusterState::Running) => json!({"Message": "Running step"}),
        Some(ClusterState::Waiting) => json!({"Message": "Cluster ready to run steps."}),
        Some(ClusterState::Terminating | ClusterState::Terminated | ClusterState::TerminatedWithErrors)
        | None => json!({}),
    }
}

pub(super) fn primary_instance(cluster: &Cluster) -> String {
    ec2_id("i-", cluster.seed(), "instance/MASTER/0")
}

fn error_details(cluster: &Cluster, now: i64) -> Option<Value> {
    let (_, ending) = cluster.course.ending.filter(|(at, _)| now >= *at)?;
    let guide = "https://docs.aws.amazon.com/emr/latest/ManagementGuide/";
    match ending {
        Ending::BootstrapFailed(action) => Some(json!([{
            "ErrorCode": "BOOTSTRAP_FAILURE_PRIMARY_WITH_NON_ZERO_CODE",
            "ErrorData": [{
                "instance-id": primary_instance(cluster),
                "bootstrap-action": action.to_string(),
                "public-doc": format!("{guide}BOOTSTRAP_FAILURE_PRIMARY_WITH_NON_ZERO_CODE.html"),
            }],
            "ErrorMessage": format!("On the master instance ({}), bootstrap action {action} returned a non-zero return code", primary_instance(cluster)),
        }])),
        Ending::NoCapacity => Some(json!([{
            "ErrorCode": "INTERNAL_ERROR_EC2_INSUFFICIENT_CAPACITY_AZ",
            "ErrorData": [{"public-doc": format!("{guide}INTERNAL_ERROR_EC2_INSUFFICIENT_CAPACITY_AZ.html")}],
            "ErrorMessage": "EC2 has insufficient capacity in the Availability Zone for the requested instance type.",
        }])),
        Ending::StepFailed | Ending::User | Ending::AllStepsDone { .. } | Ending::Idle => None,
    }
}

pub(super) fn step(cluster: &Cluster, step: &Step<'_>, now: i64) -> Value {
    let course = step.course;
    let mut status = json!({
        "State": step.state_name(now),
        "StateChangeReason": {},
        "Timeline": timeline(now, course.created, ("StartDateTime", course.started), Some(course.ended)),
    });
    let known = course.outcome == StepState::Failed && course.details.is_some_and(|at| now >= at);
    if let (true, Some(text), Value::Object(fields)) = (known, &step.script.failure, &mut status) {
        let details = json!({
            "Reason": text.reason,
            "Message": text.message,
            "LogFile": format!("{}{}/steps/{}/stderr.gz", log_uri(cluster), cluster.id, step.id),
        });
        fields.insert("FailureDetails".to_owned(), details);
    }
    status
}

/// Where the cluster's logs go, with the scheme that EMR's own answers still carry.
pub(super) fn log_uri(cluster: &Cluster) -> String {
    format!("s3n://demo-logs-{}-{}/emr/", cluster.script.account, cluster.script.region)
}
