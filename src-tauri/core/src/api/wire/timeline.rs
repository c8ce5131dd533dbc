//! The fleet's timeline, in columns: ten thousand bars cross as a few long lists, and each text crosses once. All moments are
//! milliseconds since the epoch.

use super::{ClusterRow, LifeKind};
use serde::Serialize;
use specta::Type;

/// What ran on every known cluster in a stretch of time.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FleetTimeline {
    /// Where the stretch begins that was asked for, in epoch milliseconds.
    pub from: f64,
    /// Where it ends, in epoch milliseconds.
    pub to: f64,
    /// The earliest moment that anything here is known of, in epoch milliseconds; None: nothing is.
    pub begins: Option<f64>,
    /// Clusters that were up in that stretch, by scope and id.
    pub lanes: Vec<FleetLane>,
    /// At least so many more there were: the newest are kept.
    pub left_out: u32,
    /// What those clusters did.
    pub life: LifeColumns,
    /// The steps that ran on them.
    pub bars: BarColumns,
}

/// A cluster on the fleet's timeline.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FleetLane {
    /// `account/region/id`, as in its row.
    pub key: String,
    /// How many steps may run side by side, as in the opened cluster.
    pub slots: u32,
    /// Its row, where no list in memory holds it any more and only the archive does.
    pub row: Option<ClusterRow>,
}

/// Pieces of life, lane by lane, oldest first. All lists are equally long.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LifeColumns {
    /// Which of the lanes.
    pub lane: Vec<u32>,
    /// What it was.
    pub kind: Vec<LifeKind>,
    /// When it began, in epoch milliseconds.
    pub from: Vec<f64>,
    /// When it ended, in epoch milliseconds; None: still so.
    pub to: Vec<Option<f64>>,
}

/// Steps that began, lane by lane in the order of submission. All lists but the two of texts are equally long.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BarColumns {
    /// EMR's states that occur.
    pub states: Vec<String>,
    /// Names that occur.
    pub names: Vec<String>,
    /// Which of the lanes.
    pub lane: Vec<u32>,
    /// Its slot from 0; None: it was given none.
    pub slot: Vec<Option<u32>>,
    /// Which of the states.
    pub state: Vec<u32>,
    /// Which of the names.
    pub name: Vec<u32>,
    /// Its place in the order of submission, from 1.
    pub number: Vec<u32>,
    /// EMR's id.
    pub id: Vec<String>,
    /// When it began, in epoch milliseconds.
    pub start: Vec<f64>,
    /// When it ended, in epoch milliseconds; None: it runs.
    pub end: Vec<Option<f64>>,
}
