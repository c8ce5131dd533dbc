//! A cluster as the wire operations see it: its script, its course, and the ids that follow from the seed.

use crate::course::{ClusterState, Course, StepCourse, StepState};
use crate::ident::{emr_id, mix};
use crate::script::{ClusterScript, StepScript};

/// EMR shows a terminated cluster for two months (EMR Management Guide, "View cluster status").
const SHOWN_AFTER_END_MS: i64 = 61 * 24 * 60 * 60 * 1000;

pub(crate) struct Cluster {
    pub(crate) script: ClusterScript,
    pub(crate) course: Course,
    pub(crate) id: String,
    pub(crate) arn: String,
    /// Its place in lists, which means nothing.
    pub(crate) order: u64,
    step_ids: Vec<String>,
    seed: u64,
}

/// One step of a cluster that exists by now.
pub(crate) struct Step<'a> {
    pub(crate) id: &'a str,
    /// 0 for the step that was submitted first.
    pub(crate) place: u64,
    pub(crate) script: &'a StepScript,
    pub(crate) course: &'a StepCourse,
}

impl Cluster {
    pub(crate) fn new(mut script: ClusterScript, seed: u64) -> Self {
        script.steps.sort_by_key(|step| step.submitted);
        let label = format!("{}/{}/{}/{}", script.account, script.region, script.name, script.created_ms);
        let id = emr_id("j-", seed, &label);
        Self {
            course: Course::of(&script),
            arn: format!("arn:aws:elasticmapreduce:{}:{}:cluster/{id}", script.region, script.account),
            order: mix(seed, &format!("order/{label}")),
            step_ids: (0..script.steps.len())
                .map(|n| emr_id("s-", seed, &format!("{label}/step/{n}")))
                .collect(),
            seed: mix(seed, &label),
            id,
            script,
        }
    }

    /// Its own seed, for the ids of its groups and instances.
    pub(crate) fn seed(&self) -> u64 {
        self.seed
    }

    /// Whether EMR shows it at all.
    pub(crate) fn is_shown(&self, now: i64) -> bool {
        self.course.created <= now && self.course.ended.is_none_or(|at| now < at + SHOWN_AFTER_END_MS)
    }

    /// The state as EMR spells it.
    pub(crate) fn state_name(&self, now: i64) -> &str {
        match (&self.script.shown_state, self.course.state(now)) {
            (Some(shown), _) => shown,
            (None, Some(state)) => state.name(),
            (None, None) => ClusterState::Starting.name(),
        }
    }

    /// The steps submitted by now, oldest first.
    pub(crate) fn steps(&self, now: i64) -> impl DoubleEndedIterator<Item = Step<'_>> {
        let steps = self.script.steps.iter().zip(&self.course.steps).zip(&self.step_ids).enumerate();
        steps.collect::<Vec<_>>().into_iter().filter_map(move |(place, ((script, course), id))| {
            let course = course.as_ref().filter(|course| course.created <= now)?;
            Some(Step { id, place: place as u64, script, course })
        })
    }

    /// Whole hours of use so far, in units of m1.small as EMR counts them.
    pub(crate) fn normalized_hours(&self, now: i64) -> i64 {
        let (Some(from), until) = (self.course.bootstrapping, self.course.ended.unwrap_or(now).min(now))
        else {
            return 0;
        };
        let hours = (until - from).max(0) / 3_600_000;
        let workers = match self.script.capacity {
            crate::script::Capacity::Groups { core, task, .. } => core + task,
            crate::script::Capacity::Fleets { core_on_demand, task_spot, .. } => {
                (core_on_demand + task_spot) / 4
            }
        };
        hours * (workers + 1) * 32
    }
}

impl Step<'_> {
    /// The state as EMR spells it.
    pub(crate) fn state_name(&self, now: i64) -> &str {
        self.script.shown_state.as_deref().unwrap_or_else(|| self.course.state(now).name())
    }
}

impl ClusterState {
    pub(crate) const ALL: [Self; 7] = [
        Self::Starting,
        Self::Bootstrapping,
        Self::Running,
        Self::Waiting,
        Self::Terminating,
        Self::Terminated,
        Self::TerminatedWithErrors,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Starting => "STARTING",
            Self::Bootstrapping => "BOOTSTRAPPING",
            Self::Running => "RUNNING",
            Self::Waiting => "WAITING",
            Self::Terminating => "TERMINATING",
            Self::Terminated => "TERMINATED",
            Self::TerminatedWithErrors => "TERMINATED_WITH_ERRORS",
        }
    }
}

impl StepState {
    pub(crate) const ALL: [Self; 7] = [
        Self::Pending,
        Self::CancelPending,
        Self::Running,
        Self::Completed,
        Self::Cancelled,
        Self::Failed,
        Self::Interrupted,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Pending => "PENDING",
            Self::CancelPending => "CANCEL_PENDING",
            Self::Running => "RUNNING",
            Self::Completed => "COMPLETED",
            Self::Cancelled => "CANCELLED",
            Self::Failed => "FAILED",
            Self::Interrupted => "INTERRUPTED",
        }
    }
}
