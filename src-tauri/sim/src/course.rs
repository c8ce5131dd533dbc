//! What will happen to a cluster, worked out once from its script: when each phase and each step begins and ends. Every answer is
//! read from this by time alone, so the clock may run at any speed or jump.

use crate::script::{ActionOnFailure, ClusterScript, Launch, StepScript};

/// Why a cluster ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    NoCapacity,
    BootstrapFailed(usize),
    StepFailed,
    User,
    AllStepsDone { with_errors: bool },
    Idle,
}

impl Ending {
    pub(crate) fn with_errors(self) -> bool {
        match self {
            Self::NoCapacity | Self::BootstrapFailed(_) | Self::StepFailed => true,
            Self::User | Self::AllStepsDone { .. } | Self::Idle => false,
        }
    }
}

/// Instants are milliseconds since the epoch.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Course {
    pub(crate) created: i64,
    pub(crate) bootstrapping: Option<i64>,
    pub(crate) ready: Option<i64>,
    /// From when it is TERMINATING, and why.
    pub(crate) ending: Option<(i64, Ending)>,
    pub(crate) ended: Option<i64>,
    /// In the order of the script; `None` is a step that was never submitted because the cluster was going by then.
    pub(crate) steps: Vec<Option<StepCourse>>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct StepCourse {
    pub(crate) created: i64,
    pub(crate) started: Option<i64>,
    pub(crate) cancel_asked: Option<i64>,
    pub(crate) ended: i64,
    /// The state it ends in.
    pub(crate) outcome: StepState,
    /// When FailureDetails appear.
    pub(crate) details: Option<i64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum ClusterState {
    Starting,
    Bootstrapping,
    Running,
    Waiting,
    Terminating,
    Terminated,
    TerminatedWithErrors,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum StepState {
    Pending,
    CancelPending,
    Running,
    Completed,
    Cancelled,
    Failed,
    Interrupted,
}

impl StepCourse {
    pub(crate) fn state(&self, now: i64) -> StepState {
        if now >= self.ended {
            self.outcome
        } else if self.cancel_asked.is_some_and(|at| now >= at) {
            StepState::CancelPending
        } else if self.started.is_some_and(|at| now >= at) {
            StepState::Running
        } else {
            StepState::Pending
        }
    }
}

impl Course {
    /// The state at an instant; `None` before its creation.
    pub(crate) fn state(&self, now: i64) -> Option<ClusterState> {
        let reached = |at: Option<i64>| at.is_some_and(|at| now >= at);
        Some(match self.ending {
            _ if now < self.created => return None,
            Some((_, why)) if reached(self.ended) => {
                if why.with_errors() {
                    ClusterState::TerminatedWithErrors
                } else {
                    ClusterState::Terminated
                }
            }
            Some((at, _)) if now >= at => ClusterState::Terminating,
            _ if reached(self.ready) => {
                let busy = self.steps.iter().flatten().any(|step| step.created <= now && now < step.ended);
                if busy { ClusterState::Running } else { ClusterState::Waiting }
            }
            _ if reached(self.bootstrapping) => ClusterState::Bootstrapping,
            _ => ClusterState::Starting,
        })
    }

    pub(crate) fn of(script: &ClusterScript) -> Self {
        let created = script.created_ms;
        let bootstrapping = created + script.capacity_ms;
        let ready = bootstrapping + script.bootstrap_ms;
        let planned = schedule(script, ready);
        let ending = ending(script, bootstrapping, ready, &planned);
        let stop = ending.map(|(at, _)| at);
        let reached = |at: i64| stop.is_none_or(|stop| at < stop).then_some(at);
        Self {
            created,
            bootstrapping: reached(bootstrapping),
            ready: reached(ready),
            ending,
            ended: stop.map(|at| at + script.terminating_ms),
            steps: planned.into_iter().map(|step| cut(step, stop)).collect(),
        }
    }
}

/// Steps start in the order of submission, each as soon as one of the slots is free; nothing ends the cluster yet.
fn schedule(script: &ClusterScript, ready: i64) -> Vec<StepCourse> {
    let mut slots = vec![ready; script.slots.max(1)];
    let mut last_start = ready;
    // Failures that cancel what waits behind them.
    let mut barriers: Vec<i64> = Vec::new();
    let mut planned = Vec::with_capacity(script.steps.len());
    for step in &script.steps {
        let created = script.created_ms + step.submitted;
        let free = slots.iter_mut().min();
        let start = created.max(last_start).max(free.as_deref().copied().unwrap_or(ready));
        let barrier = barriers.iter().copied().filter(|at| created <= *at && *at <= start).min();
        let asked =
            step.cancel.map(|(at, takes)| (script.created_ms + at, takes)).filter(|(at, _)| *at >= created);
        let course = place(step, created, start, barrier, asked);
        if course.started.is_some() {
            last_start = start;
            if let Some(slot) = free {
                *slot = course.ended;
            }
            if course.outcome == StepState::Failed && step.on_failure == ActionOnFailure::CancelAndWait {
                barriers.push(course.ended);
            }
        }
        planned.push(course);
    }
    planned
}

fn place(
    step: &StepScript,
    created: i64,
    start: i64,
    barrier: Option<i64>,
    asked: Option<(i64, i64)>,
) -> StepCourse {
    let waits_until = barrier.unwrap_or(start);
    let cancelled = |started, cancel_asked, ended| StepCourse {
        created,
        started,
        cancel_asked,
        ended,
        outcome: StepState::Cancelled,
        details: None,
    };
    if let Some((at, takes)) = asked.filter(|(at, _)| *at < waits_until) {
        let ended = barrier.map_or(at + takes, |barrier| barrier.min(at + takes));
        return cancelled(None, Some(at), ended);
    }
    if let Some(barrier) = barrier {
        return cancelled(None, None, barrier);
    }
    let ends = start + step.runs_ms;
    if let Some((at, takes)) = asked.filter(|(at, _)| *at < ends) {
        return cancelled(Some(start), Some(at), at + takes);
    }
    let (outcome, details) = match &step.failure {
        Some(failure) => (StepState::Failed, Some(ends + failure.known_after_ms)),
        None => (StepState::Completed, None),
    };
    StepCourse { created, started: Some(start), cancel_asked: None, ended: ends, outcome, details }
}

/// When the cluster begins to go, and why: whatever comes first.
fn ending(
    script: &ClusterScript,
    bootstrapping: i64,
    ready: i64,
    planned: &[StepCourse],
) -> Option<(i64, Ending)> {
    let launch = match script.launch {
        Launch::Ready => None,
        Launch::NoCapacity => Some((bootstrapping, Ending::NoCapacity)),
        Launch::BootstrapFails(action) => Some((ready, Ending::BootstrapFailed(action))),
    };
    let by_step = script.steps.iter().zip(planned).filter(|(step, course)| {
        step.on_failure == ActionOnFailure::TerminateCluster && course.outcome == StepState::Failed
    });
    let by_step = by_step.map(|(_, course)| (course.ended, Ending::StepFailed)).min_by_key(|(at, _)| *at);
    let by_user = script.terminated_at.map(|at| (script.created_ms + at, Ending::User));
    let by_rest = script.ends_after_idle_ms.map(|idle| {
        let at = rests(planned, ready, idle);
        let with_errors = planned.iter().any(|step| step.outcome == StepState::Failed && step.ended <= at);
        (at, if idle == 0 { Ending::AllStepsDone { with_errors } } else { Ending::Idle })
    });
    [launch, by_step, by_user, by_rest].into_iter().flatten().min_by_key(|(at, _)| *at)
}

/// The first instant at which nothing has been pending or running for `idle` milliseconds.
fn rests(planned: &[StepCourse], ready: i64, idle: i64) -> i64 {
    let mut busy_until = ready;
    for step in planned {
        if step.created > busy_until && step.created - busy_until >= idle {
            break;
        }
        busy_until = busy_until.max(step.ended);
    }
    busy_until + idle
}

/// What is left of a step when its cluster begins to go at `stop`.
fn cut(mut step: StepCourse, stop: Option<i64>) -> Option<StepCourse> {
    let Some(stop) = stop else { return Some(step) };
    if step.created >= stop {
        return None;
    }
    step.cancel_asked = step.cancel_asked.filter(|at| *at < stop);
    if step.started.is_none_or(|at| at >= stop) {
        step.started = None;
        step.outcome = StepState::Cancelled;
        step.ended = step.ended.min(stop);
        step.details = None;
    } else if step.ended > stop {
        step.outcome =
            if step.cancel_asked.is_some() { StepState::Cancelled } else { StepState::Interrupted };
        step.ended = stop;
        step.details = None;
    }
    Some(step)
}
