//! The fleet in one look: what the tray shows. Latest wins.

use crate::model::{ClusterKey, StepId};
use crate::time::At;

/// What the tray's icon tells, by shape; the worst that is so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Look {
    /// A failure nobody has seen yet.
    Failed,
    /// Asking is paused.
    Paused,
    /// No watch can reach AWS.
    Offline,
    /// A watch has no usable credentials, or may not list.
    SignedOut,
    /// What was running was not read again in time.
    Stale,
    /// Something runs or is being prepared.
    Running,
    /// Nothing runs.
    Quiet,
}

/// What a line's icon tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sign {
    /// A failure nobody has seen yet.
    Failed,
    /// Not known any more.
    Unknown,
    /// Up with nothing to run for long.
    Idle,
    /// A step runs.
    Running,
    /// Being prepared, waiting or ending.
    Waiting,
}

/// One cluster's line in the tray's menu. Names are EMR's, not yet inert.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Line {
    /// Where pressing it leads.
    pub cluster: ClusterKey,
    /// And to which step.
    pub step: Option<StepId>,
    /// Its icon.
    pub sign: Sign,
    /// The cluster's name; its id when it has none.
    pub name: String,
    /// What is so, in a word or two: `Step failed`, `Running`, `Idle`.
    pub word: String,
    /// The step it speaks of.
    pub step_name: Option<String>,
    /// Steps completed and all of them, when they were read.
    pub steps: Option<(u32, u32)>,
    /// When it failed, fell idle, or was last read, as its sign needs.
    pub at: Option<At>,
}

/// The fleet in one look.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Summary {
    /// The icon.
    pub look: Look,
    /// Whether this is the demo fleet.
    pub demo: bool,
    /// Failures nobody has seen yet.
    pub failed: u32,
    /// Clusters on which a step runs.
    pub running: u32,
    /// Clusters that are idle.
    pub idle: u32,
    /// Clusters whose state is not known any more.
    pub unknown: u32,
    /// Alerts nobody has seen yet.
    pub unseen: u32,
    /// Profiles that have no usable credentials.
    pub signed_out: Vec<String>,
    /// Since when asking is paused.
    pub paused: Option<At>,
    /// What needs attention, worst first: failures unseen, not known, idle.
    pub attention: Vec<Line>,
    /// What runs or is being prepared, the longest first.
    pub active: Vec<Line>,
}
