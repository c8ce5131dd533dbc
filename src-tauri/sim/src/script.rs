//! What a scenario says of a cluster: everything that will happen to it, as data. Durations are milliseconds, instants within a
//! cluster are milliseconds after its creation.

use crate::config::SimProfile;

/// Whole minutes in milliseconds.
pub(crate) const fn minutes(n: i64) -> i64 {
    n * 60_000
}

/// Everything a scenario stages.
pub(crate) struct Stage {
    /// The ways in that the demo shows.
    pub(crate) profiles: Vec<SimProfile>,
    pub(crate) clusters: Vec<ClusterScript>,
}

/// How a launch goes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Launch {
    Ready,
    /// EC2 has no capacity: it ends where bootstrapping would have begun.
    NoCapacity,
    /// This bootstrap action (1-based) exits with 1 at the end of the bootstrap time.
    BootstrapFails(usize),
}

#[derive(Debug, Clone)]
pub(crate) struct ClusterScript {
    pub(crate) name: String,
    pub(crate) account: String,
    pub(crate) region: String,
    /// Milliseconds since the epoch.
    pub(crate) created_ms: i64,
    pub(crate) capacity_ms: i64,
    pub(crate) bootstrap_ms: i64,
    pub(crate) launch: Launch,
    /// StepConcurrencyLevel.
    pub(crate) slots: usize,
    pub(crate) steps: Vec<StepScript>,
    /// Ends when nothing has been pending or running for so long: 0 is a cluster that ends after its last step, more is an
    /// auto-termination policy.
    pub(crate) ends_after_idle_ms: Option<i64>,
    /// A person terminates it at this instant.
    pub(crate) terminated_at: Option<i64>,
    pub(crate) terminating_ms: i64,
    pub(crate) owner: String,
    pub(crate) release: String,
    pub(crate) capacity: Capacity,
    pub(crate) bootstrap_actions: Vec<&'static str>,
    pub(crate) protected: bool,
    /// Managed scaling between so many instances or units.
    pub(crate) scaling: Option<(i64, i64)>,
    /// What Spot takes of its task nodes.
    pub(crate) spot_losses: Vec<SpotLoss>,
    /// Shown instead of the true state, for states nobody documented.
    pub(crate) shown_state: Option<String>,
}

/// Spot takes nodes of the task group or fleet back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SpotLoss {
    /// After the cluster's creation.
    pub(crate) at: i64,
    /// Instances of a group, units of a fleet.
    pub(crate) units: i64,
    /// So long after that others are there.
    pub(crate) back_after: i64,
}

/// Uniform instance groups or fleets: (type, primary and then core; a task group or fleet last).
#[derive(Debug, Clone)]
pub(crate) enum Capacity {
    Groups { instance_type: &'static str, core: i64, task: i64 },
    Fleets { instance_types: &'static [&'static str], core_on_demand: i64, task_spot: i64 },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ActionOnFailure {
    TerminateCluster,
    CancelAndWait,
    Continue,
}

/// What EMR says of a failed step, once it knows.
#[derive(Debug, Clone)]
pub(crate) struct FailureText {
    pub(crate) reason: &'static str,
    pub(crate) message: &'static str,
    /// Milliseconds after the failure at which EMR has read the logs.
    pub(crate) known_after_ms: i64,
}

#[derive(Debug, Clone)]
pub(crate) struct StepScript {
    pub(crate) name: String,
    pub(crate) submitted: i64,
    pub(crate) runs_ms: i64,
    /// Fails at the end of its run instead of completing.
    pub(crate) failure: Option<FailureText>,
    /// Someone asks to cancel it at this instant; it takes this long.
    pub(crate) cancel: Option<(i64, i64)>,
    pub(crate) on_failure: ActionOnFailure,
    pub(crate) jar: String,
    pub(crate) args: Vec<String>,
    pub(crate) shown_state: Option<String>,
}

impl StepScript {
    /// A Spark step that is submitted with the cluster and completes after `runs_ms`.
    pub(crate) fn spark(name: &str, runs_ms: i64) -> Self {
        let slug: String = name
            .chars()
            .take(48)
            .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' })
            .collect();
        let args = [
            "spark-submit",
            "--deploy-mode",
            "cluster",
            "--conf",
            "spark.dynamicAllocation.enabled=true",
            "--class",
            "model.Run",
        ];
        let mut args: Vec<String> = args.map(str::to_owned).to_vec();
        args.extend(["s3://demo-models/model-4.2.jar".to_owned(), "--task".to_owned(), slug]);
        Self {
            name: name.to_owned(),
            submitted: 0,
            runs_ms,
            failure: None,
            cancel: None,
            on_failure: ActionOnFailure::Continue,
            jar: "command-runner.jar".to_owned(),
            args,
            shown_state: None,
        }
    }

    pub(crate) fn submitted(mut self, at: i64) -> Self {
        self.submitted = at;
        self
    }

    pub(crate) fn fails(mut self, failure: FailureText) -> Self {
        self.failure = Some(failure);
        self
    }

    pub(crate) fn cancelled(mut self, at: i64, takes_ms: i64) -> Self {
        self.cancel = Some((at, takes_ms));
        self
    }

    pub(crate) fn on_failure(mut self, action: ActionOnFailure) -> Self {
        self.on_failure = action;
        self
    }
}

impl ClusterScript {
    /// A cluster of eight workers that gets its capacity in 5 minutes, bootstraps in 3, runs one step at a time and stays.
    pub(crate) fn new(name: &str, account: &str, region: &str, created_ms: i64) -> Self {
        Self {
            name: name.to_owned(),
            account: account.to_owned(),
            region: region.to_owned(),
            created_ms,
            capacity_ms: minutes(5),
            bootstrap_ms: minutes(3),
            launch: Launch::Ready,
            slots: 1,
            steps: Vec::new(),
            ends_after_idle_ms: None,
            terminated_at: None,
            terminating_ms: minutes(3),
            owner: "m.dubois".to_owned(),
            release: "emr-7.9.0".to_owned(),
            capacity: Capacity::Groups { instance_type: "r6i.4xlarge", core: 8, task: 0 },
            bootstrap_actions: vec!["Install model libraries", "Fetch reference tables"],
            protected: false,
            scaling: None,
            spot_losses: Vec::new(),
            shown_state: None,
        }
    }

    pub(crate) fn launching(mut self, capacity_ms: i64, bootstrap_ms: i64) -> Self {
        self.capacity_ms = capacity_ms;
        self.bootstrap_ms = bootstrap_ms;
        self
    }

    pub(crate) fn launch(mut self, launch: Launch) -> Self {
        self.launch = launch;
        self
    }

    pub(crate) fn slots(mut self, slots: usize) -> Self {
        self.slots = slots;
        self
    }

    pub(crate) fn step(mut self, step: StepScript) -> Self {
        self.steps.push(step);
        self
    }

    pub(crate) fn steps(mut self, steps: impl IntoIterator<Item = StepScript>) -> Self {
        self.steps.extend(steps);
        self
    }

    /// Spark steps of (name, minutes), all submitted at one instant with one ActionOnFailure.
    pub(crate) fn queue(self, at: i64, action: ActionOnFailure, steps: &[(&str, i64)]) -> Self {
        self.steps(
            steps
                .iter()
                .map(|(name, runs)| StepScript::spark(name, minutes(*runs)).submitted(at).on_failure(action)),
        )
    }

    pub(crate) fn ends_after_idle(mut self, idle_ms: i64) -> Self {
        self.ends_after_idle_ms = Some(idle_ms);
        self
    }

    pub(crate) fn terminated(mut self, at: i64, takes_ms: i64) -> Self {
        self.terminated_at = Some(at);
        self.terminating_ms = takes_ms;
        self
    }

    pub(crate) fn ending_in(mut self, terminating_ms: i64) -> Self {
        self.terminating_ms = terminating_ms;
        self
    }

    pub(crate) fn owner(mut self, owner: &str) -> Self {
        self.owner = owner.to_owned();
        self
    }

    pub(crate) fn capacity(mut self, capacity: Capacity) -> Self {
        self.capacity = capacity;
        self
    }

    pub(crate) fn scaling(mut self, low: i64, high: i64) -> Self {
        self.scaling = Some((low, high));
        self
    }

    pub(crate) fn spot_losses(mut self, losses: impl IntoIterator<Item = SpotLoss>) -> Self {
        self.spot_losses.extend(losses);
        self
    }

    pub(crate) fn protected(mut self) -> Self {
        self.protected = true;
        self
    }
}
