//! A step: one piece of work on a cluster.

use super::{Arguments, StepId, StepState};
use crate::time::At;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// EMR's `FailureDetails`. All three are optional and may come minutes after the failure, since EMR reads them from logs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FailureDetails {
    /// The reason, such as "Output directory already exists."
    pub reason: Option<String>,
    /// A portion of a log.
    pub message: Option<String>,
    /// The log file it was found in, an S3 address.
    pub log_file: Option<String>,
}

impl FailureDetails {
    /// Whether EMR said anything at all.
    #[must_use]
    pub fn says_something(&self) -> bool {
        [&self.reason, &self.message, &self.log_file].into_iter().flatten().any(|text| !text.is_empty())
    }
}

/// What ListSteps or DescribeStep says of a step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StepSummary {
    /// The id.
    pub id: StepId,
    /// The name its author gave.
    pub name: String,
    /// The state.
    pub state: StepState,
    /// `StateChangeReason.Message`, when there is one.
    pub state_reason: Option<Box<str>>,
    /// Why it failed, when EMR knows.
    pub failure: Option<Box<FailureDetails>>,
    /// When it was submitted.
    pub created: Option<At>,
    /// When it began to run.
    pub started: Option<At>,
    /// When it ended.
    pub ended: Option<At>,
    /// What its failure does to the cluster: CONTINUE, CANCEL_AND_WAIT, TERMINATE_CLUSTER, as EMR spells it.
    pub action_on_failure: Option<Arc<str>>,
    /// The JAR that runs.
    pub jar: Option<Arc<str>>,
    /// Its main class.
    pub main_class: Option<Arc<str>>,
    /// Its arguments.
    pub args: Arguments,
    /// Its Java properties.
    pub properties: BTreeMap<String, String>,
    /// Where this step's own logs go, when not with the cluster's.
    pub log_uri: Option<Arc<str>>,
    /// The role it runs as (DescribeStep only).
    pub execution_role: Option<Arc<str>>,
}

/// A step as believed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// What EMR last said; it is said again and again, and held once.
    pub told: Arc<StepSummary>,
    /// When that was asked.
    pub at: At,
    /// Its place in the order of submission, as ListSteps (newest first) gave it: greater is later. Steps submitted together share
    /// one creation time, so that alone does not tell. Only the order counts; it may be negative.
    pub ordinal: i64,
    /// The timeline slot (from 0) it was given when first seen running; kept for ever, so that bars never reshuffle.
    pub slot: Option<u16>,
    /// When `FailureDetails` were first seen.
    pub reason_at: Option<At>,
    /// When this app first saw it ended.
    pub end_seen: Option<At>,
}

impl StepSummary {
    /// Holds what is the same as of `another` step only once: most steps of a cluster run the same program.
    pub fn share_with(&mut self, another: &StepSummary) {
        let pairs = [
            (&mut self.action_on_failure, &another.action_on_failure),
            (&mut self.jar, &another.jar),
            (&mut self.main_class, &another.main_class),
            (&mut self.log_uri, &another.log_uri),
            (&mut self.execution_role, &another.execution_role),
        ];
        for (own, other) in pairs {
            if own == other {
                own.clone_from(other);
            }
        }
        if self.args == another.args {
            self.args = another.args.clone();
        }
    }
}

impl Step {
    /// The name its author gave; the id where that is blank.
    #[must_use]
    pub fn name_or_id(&self) -> &str {
        let name = self.told.name.trim();
        if name.is_empty() { self.told.id.as_str() } else { name }
    }
}
