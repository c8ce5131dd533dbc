//! Alerts: what the user asked to be told, decided from what is believed; and how telling each one goes.
//!
//! Everything here is pure. The engine's actor keeps alerts in the transaction of the changes they came from and hands them to the
//! teller, which speaks to the system through [`crate::notices::Notices`].

mod away;
mod decide;
mod facts;
mod ledger;
mod list;
mod telling;

pub use decide::{Asked, DONE_AFTER, Decided, decide};
pub use ledger::AlertLedger;
pub use list::{AlertList, Digest};
pub use telling::{Outcome, Taken, Telling, title_and_body};

use crate::model::{Account, ClusterId, ClusterKey, Region, Scope, StepId};
use crate::time::{At, Millis};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What happened, closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum AlertKind {
    /// A step's state became FAILED.
    StepFailed,
    /// A cluster's state became TERMINATED_WITH_ERRORS.
    ClusterFailed,
    /// All steps of a cluster ended, the last one well.
    StepsDone,
}

impl AlertKind {
    /// As the archive and `data-alert-kind` spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            AlertKind::StepFailed => "step_failed",
            AlertKind::ClusterFailed => "cluster_failed",
            AlertKind::StepsDone => "steps_done",
        }
    }

    /// Whether it tells of something that went wrong: the tray's worst look counts these while unseen.
    #[must_use]
    pub fn is_failure(self) -> bool {
        match self {
            AlertKind::StepFailed | AlertKind::ClusterFailed => true,
            AlertKind::StepsDone => false,
        }
    }
}

/// Which alert: unique for ever. A scope of unknown account has none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct AlertKey {
    /// The 12-digit account.
    pub account: String,
    /// The Region.
    pub region: Region,
    /// The cluster.
    pub cluster: ClusterId,
    /// The step that failed, or the newest one when all are done; None for a cluster's own end.
    pub step: Option<StepId>,
    /// What happened.
    pub kind: AlertKind,
}

impl AlertKey {
    /// Where the cluster is found.
    #[must_use]
    pub fn cluster_key(&self) -> ClusterKey {
        let scope = Scope { account: Account::Known(self.account.clone()), region: self.region.clone() };
        ClusterKey { scope, cluster: self.cluster.clone() }
    }
}

/// `account/region/cluster/step/kind`, with `-` for no step.
impl fmt::Display for AlertKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let step = self.step.as_ref().map_or("-", StepId::as_str);
        write!(f, "{}/{}/{}/{step}/{}", self.account, self.region, self.cluster, self.kind.as_str())
    }
}

/// How telling an alert goes: due, sending, then told or listed, which are final. Back from sending to due only what the desktop
/// surely did not show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// To be told.
    Due,
    /// Being told: committed before the system is asked. One found so at a start was cut off by a crash: nobody knows whether
    /// it was shown, so it is not notified again, but named in the digest.
    Sending,
    /// The system took its notice.
    Told,
    /// Named in a digest or in one notice for several.
    Listed,
}

impl Phase {
    /// As the archive spells it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Phase::Due => "due",
            Phase::Sending => "sending",
            Phase::Told => "told",
            Phase::Listed => "listed",
        }
    }
}

/// What the words of an alert are made of, as it was known when it was decided (or its reason arrived). Text from AWS is kept as
/// it came and made inert where it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AlertFacts {
    /// The cluster's name.
    pub cluster: String,
    /// The step's name; None for a cluster's own end.
    pub step: Option<String>,
    /// How long the step or cluster ran, in milliseconds, when both ends are known.
    pub ran: Option<Millis>,
    /// Why, in EMR's words: `FailureDetails` of a step (its reason, else its message), `StateChangeReason` of a cluster.
    pub reason: Option<String>,
    /// EMR's code of a cluster's end, such as `BOOTSTRAP_FAILURE`.
    pub code: Option<String>,
    /// When all steps are done: how many completed since they were done the last time.
    pub completed: u32,
    /// Of how many.
    pub total: u32,
    /// And how many failed or were interrupted.
    pub failed: u32,
}

/// Something the user asked to be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alert {
    /// Which.
    pub key: AlertKey,
    /// When it happened, by AWS, on this computer's clock; when it was seen, where AWS does not say.
    pub happened: At,
    /// When the app decided it.
    pub decided: At,
    /// When EMR's reason arrived, if after the decision or with it.
    pub reason_at: Option<At>,
    /// How telling it goes.
    pub phase: Phase,
    /// When the user opened what it speaks of, or marked it.
    pub seen: Option<At>,
    /// What its words are made of.
    pub facts: AlertFacts,
}
