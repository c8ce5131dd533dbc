//! One opened cluster: its steps and its lifetime.

use super::{
    AutoTerminationView, BootstrapActionView, CapacityView, ClusterRow, DescriptionView, ManagedScalingView,
    TroubleView,
};
use serde::Serialize;
use specta::Type;

/// The opened cluster, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ClusterDetail {
    /// The number of the last batch this includes.
    pub n: f64,
    /// All but the steps.
    pub head: DetailHead,
    /// The steps in the order they were submitted.
    pub steps: Vec<StepRow>,
}

/// All of an opened cluster but its steps.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DetailHead {
    /// The same row as in the grid.
    pub row: ClusterRow,
    /// Whether and when its steps were read.
    pub steps: FactView<f64>,
    /// The lifetime, oldest piece first, without gaps.
    pub life: Vec<LifePiece>,
    /// Slots of the timeline: the greater of StepConcurrencyLevel and the greatest overlap seen.
    pub slots: u32,
    /// How many steps waited, as a step curve.
    pub queue: Vec<QueuePoint>,
    /// `StateChangeReason` code and message.
    pub reason_code: Option<String>,
    /// EMR's words for it.
    pub reason_message: Option<String>,
    /// `ErrorDetails`.
    pub errors: Vec<ErrorDetailView>,
    /// `NormalizedInstanceHours`.
    pub normalized_hours: Option<i32>,
    /// DescribeCluster.
    pub description: FactView<DescriptionView>,
    /// Groups or fleets.
    pub capacity: FactView<CapacityView>,
    /// Bootstrap actions.
    pub bootstrap: FactView<Vec<BootstrapActionView>>,
    /// The auto-termination policy; empty: none set.
    pub auto_termination: FactView<AutoTerminationView>,
    /// The managed scaling policy; empty: none set.
    pub managed_scaling: FactView<ManagedScalingView>,
}

/// Where a value stands. Stale is told from `at` and the row's `staleAfter`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum FactState {
    /// Nobody asked.
    Absent,
    /// Being asked.
    Loading,
    /// Asked: there is none.
    Empty,
    /// Asking failed; `value` is the last one known, if any.
    Failed,
    /// Known.
    Known,
}

/// A value with its state, age and trouble.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FactView<T> {
    /// Where it stands.
    pub state: FactState,
    /// The value, when known or last known.
    pub value: Option<T>,
    /// When it was asked.
    pub at: Option<f64>,
    /// Why asking failed.
    pub trouble: Option<TroubleView>,
}

/// What a piece of a cluster's life was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum LifeKind {
    /// Waiting for instances.
    Capacity,
    /// Bootstrap actions.
    Bootstrap,
    /// Creation to ready, where the border between capacity and bootstrap was not seen.
    Starting,
    /// At least one step ran.
    Busy,
    /// Up, no step ran.
    Idle,
    /// EMR said RUNNING but no known step ran.
    Other,
    /// Steps not read: busy or idle is not known.
    Unknown,
    /// Being shut down.
    Terminating,
}

/// A piece of a cluster's life.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LifePiece {
    /// What it was.
    pub kind: LifeKind,
    /// From.
    pub from: f64,
    /// To; None: still so.
    pub to: Option<f64>,
}

/// A corner of the queue's step curve.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct QueuePoint {
    /// From this moment
    pub at: f64,
    /// this many steps waited.
    pub pending: u32,
}

/// A step.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StepRow {
    /// EMR's id.
    pub id: String,
    /// Its place in the order of submission, from 1.
    pub number: u32,
    /// Its name.
    pub name: String,
    /// EMR's state, as it spells it.
    pub state: String,
    /// Its timeline slot from 0, once it ran.
    pub slot: Option<u32>,
    /// When it was submitted.
    pub created: Option<f64>,
    /// When it began.
    pub started: Option<f64>,
    /// When it ended.
    pub ended: Option<f64>,
    /// When it was last read.
    pub at: f64,
    /// What its failure does, as EMR spells it.
    pub action_on_failure: Option<String>,
    /// `StateChangeReason.Message`.
    pub state_reason: Option<String>,
    /// Why it failed; None while EMR has not said.
    pub failure: Option<FailureView>,
    /// The JAR.
    pub jar: Option<String>,
    /// The main class.
    pub main_class: Option<String>,
    /// Arguments, secrets masked.
    pub args: Vec<String>,
    /// Properties, secrets masked.
    pub properties: Vec<NamedValue>,
    /// Its own log place, if it has one.
    pub log_uri: Option<String>,
}

/// EMR's `FailureDetails`.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FailureView {
    /// Reason.
    pub reason: Option<String>,
    /// Message.
    pub message: Option<String>,
    /// LogFile.
    pub log_file: Option<String>,
    /// When this app first saw them.
    pub seen: Option<f64>,
}

/// One of a cluster's `ErrorDetails`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ErrorDetailView {
    /// Stable code.
    pub code: Option<String>,
    /// EMR's words.
    pub message: Option<String>,
    /// Facts by name.
    pub data: Vec<NamedValue>,
}

/// A name and a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NamedValue {
    /// The name.
    pub name: String,
    /// The value.
    pub value: String,
}
