//! The states EMR knows, spelt as EMR spells them. Values EMR adds later are kept and shown as they are.
//!
//! Source: EMR API reference, `ClusterState` and `StepState`, API version 2009-03-31.

use serde::{Deserialize, Serialize};

macro_rules! emr_states {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(from = "String", into = "String")]
        pub enum $name {
            $($(#[$vdoc])* $variant,)+
            /// A value this version does not know, kept as EMR spelt it.
            Other(Box<str>),
        }

        impl $name {
            /// EMR's own spelling.
            #[must_use]
            pub fn as_emr(&self) -> &str {
                match self {
                    $($name::$variant => $text,)+
                    $name::Other(text) => text,
                }
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                match text.as_str() {
                    $($text => $name::$variant,)+
                    _ => $name::Other(text.into()),
                }
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::from(text.to_owned())
            }
        }

        impl From<$name> for String {
            fn from(state: $name) -> Self {
                state.as_emr().to_owned()
            }
        }
    };
}

emr_states!(
    /// `ClusterState`.
    ClusterState {
        /// Instances are being asked for.
        Starting = "STARTING",
        /// Bootstrap actions run.
        Bootstrapping = "BOOTSTRAPPING",
        /// A step runs.
        Running = "RUNNING",
        /// Up, with no step to run.
        Waiting = "WAITING",
        /// Being shut down.
        Terminating = "TERMINATING",
        /// Ended in order.
        Terminated = "TERMINATED",
        /// Ended by a failure.
        TerminatedWithErrors = "TERMINATED_WITH_ERRORS",
    }
);

emr_states!(
    /// `StepState`.
    StepState {
        /// Waits for its turn.
        Pending = "PENDING",
        /// Asked to be cancelled.
        CancelPending = "CANCEL_PENDING",
        /// Runs.
        Running = "RUNNING",
        /// Done.
        Completed = "COMPLETED",
        /// Cancelled.
        Cancelled = "CANCELLED",
        /// Failed.
        Failed = "FAILED",
        /// Cut off, as by the end of its cluster.
        Interrupted = "INTERRUPTED",
    }
);

impl ClusterState {
    /// The states of clusters that have not ended: what the heartbeat lists.
    pub const LIVE: [ClusterState; 5] = [
        ClusterState::Starting,
        ClusterState::Bootstrapping,
        ClusterState::Running,
        ClusterState::Waiting,
        ClusterState::Terminating,
    ];

    /// Whether this is a terminal state. An unknown value is not: the cluster goes on being asked for.
    #[must_use]
    pub fn ended(&self) -> bool {
        match self {
            ClusterState::Terminated | ClusterState::TerminatedWithErrors => true,
            ClusterState::Starting
            | ClusterState::Bootstrapping
            | ClusterState::Running
            | ClusterState::Waiting
            | ClusterState::Terminating
            | ClusterState::Other(_) => false,
        }
    }

    /// How far along its life a cluster is; RUNNING and WAITING share a rank and may alternate. None for an unknown value.
    #[must_use]
    pub fn rank(&self) -> Option<u8> {
        match self {
            ClusterState::Starting => Some(0),
            ClusterState::Bootstrapping => Some(1),
            ClusterState::Running | ClusterState::Waiting => Some(2),
            ClusterState::Terminating => Some(3),
            ClusterState::Terminated | ClusterState::TerminatedWithErrors => Some(4),
            ClusterState::Other(_) => None,
        }
    }

    /// Whether EMR's model allows going from this state to `next`. Nothing goes back in state; nothing leaves a terminal one.
    #[must_use]
    pub fn may_become(&self, next: &ClusterState) -> bool {
        goes_on(self.ended(), self.rank(), next.rank())
    }
}

impl StepState {
    /// Whether this is a terminal state. An unknown value is not.
    #[must_use]
    pub fn ended(&self) -> bool {
        match self {
            StepState::Completed | StepState::Cancelled | StepState::Failed | StepState::Interrupted => true,
            StepState::Pending | StepState::CancelPending | StepState::Running | StepState::Other(_) => false,
        }
    }

    /// How far along its life a step is. None for an unknown value.
    #[must_use]
    pub fn rank(&self) -> Option<u8> {
        match self {
            StepState::Pending => Some(0),
            StepState::Running => Some(1),
            StepState::CancelPending => Some(2),
            StepState::Completed | StepState::Cancelled | StepState::Failed | StepState::Interrupted => {
                Some(3)
            }
            StepState::Other(_) => None,
        }
    }

    /// Whether a step may go from this state to `next`; see [`ClusterState::may_become`].
    #[must_use]
    pub fn may_become(&self, next: &StepState) -> bool {
        goes_on(self.ended(), self.rank(), next.rank())
    }

    /// FAILED or INTERRUPTED: ended otherwise than wanted.
    #[must_use]
    pub fn went_wrong(&self) -> bool {
        match self {
            StepState::Failed | StepState::Interrupted => true,
            StepState::Pending
            | StepState::CancelPending
            | StepState::Running
            | StepState::Completed
            | StepState::Cancelled
            | StepState::Other(_) => false,
        }
    }
}

fn goes_on(ended: bool, from: Option<u8>, to: Option<u8>) -> bool {
    match (from, to) {
        _ if ended => false,
        (Some(from), Some(to)) => from <= to,
        (None, _) | (_, None) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_state_survives_the_way_to_text_and_back() {
        for state in ClusterState::LIVE {
            assert_eq!(ClusterState::from(state.as_emr()), state, "spelt as EMR spells it");
        }
        assert_eq!(StepState::from("PAUSED"), StepState::Other("PAUSED".into()), "an unknown value is kept");
        assert_eq!(StepState::from("PAUSED").as_emr(), "PAUSED");
    }

    #[test]
    fn nothing_leaves_a_terminal_state_and_nothing_goes_back() {
        assert!(!ClusterState::Terminated.may_become(&ClusterState::Running));
        assert!(!ClusterState::Running.may_become(&ClusterState::Starting));
        assert!(ClusterState::Running.may_become(&ClusterState::Waiting), "RUNNING and WAITING alternate");
        assert!(ClusterState::Waiting.may_become(&ClusterState::Running), "RUNNING and WAITING alternate");
        assert!(!StepState::Completed.may_become(&StepState::Failed));
        assert!(!StepState::Running.may_become(&StepState::Pending));
        assert!(StepState::Other("PAUSED".into()).may_become(&StepState::Running));
    }
}
