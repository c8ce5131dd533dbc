//! The log of calls, from which tests and the bench count.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

const KEPT: usize = 100_000;

/// One call as the sim saw it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallRecord {
    /// The sim's clock when it was decided, in milliseconds since the epoch.
    pub at_ms: i64,
    /// EMR's or STS's name of the operation; empty when the request named none.
    pub operation: String,
    /// The account of the caller; empty when the key was not known.
    pub account: String,
    /// The name of the caller's profile, which tells two callers of one account apart; empty when the key was not known.
    pub caller: String,
    /// The Region the request was signed for; empty when it was not signed.
    pub region: String,
    /// The cluster it asked about.
    pub cluster: Option<String>,
    /// What came of it.
    pub outcome: CallOutcome,
}

/// What came of a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CallOutcome {
    /// It was answered.
    Ok,
    /// It was refused for its rate, by a bucket or by a fault rule.
    Throttled,
    /// A fault rule other than throttling decided it.
    Fault,
    /// It was refused with this error code.
    Error(String),
}

/// The newest calls, oldest first.
#[derive(Default)]
pub(crate) struct CallLog {
    records: VecDeque<CallRecord>,
}

impl CallLog {
    pub(crate) fn add(&mut self, record: CallRecord) {
        if self.records.len() == KEPT {
            self.records.pop_front();
        }
        self.records.push_back(record);
    }

    pub(crate) fn all(&self) -> Vec<CallRecord> {
        self.records.iter().cloned().collect()
    }
}
