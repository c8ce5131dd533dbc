//! Why a call to AWS did not bring an answer.

use crate::time::At;
use serde::{Deserialize, Serialize};

/// The kinds of trouble a call can meet, closed: each has its own sentence and its own patience.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum TroubleKind {
    /// AWS refused for rate: `ThrottlingException` and its kin.
    Throttled,
    /// No usable credentials: expired, missing, not known to AWS, or the source of them failed.
    SignedOut,
    /// The credentials are good but the action is not allowed.
    Denied,
    /// No way to AWS: name lookup, connection or TLS failed.
    Offline,
    /// No answer within the limit.
    TimedOut,
    /// This computer's clock is too far from AWS's for a signature to be taken.
    ClockWrong,
    /// AWS answered with a fault of its own (5xx).
    Server,
    /// The answer could not be understood: not JSON, or cut short.
    BadAnswer,
    /// AWS says the request is not valid; for a cluster id this means AWS no longer knows it.
    Refused,
    /// The profile cannot be used as it is written, for instance it names no Region.
    Profile,
    /// The credentials are good, but not in this Region: the account has not enabled it.
    WrongRegion,
    /// The system's keyring does not hand over the keys: it is locked, absent, or holds none for this profile.
    Keyring,
}

impl TroubleKind {
    /// Whether the credentials of one watch are what is wrong: another watch into the same scope may do better.
    #[must_use]
    pub fn is_of_the_credentials(self) -> bool {
        match self {
            Self::SignedOut | Self::Profile | Self::WrongRegion | Self::Keyring => true,
            Self::Throttled
            | Self::Denied
            | Self::Offline
            | Self::TimedOut
            | Self::ClockWrong
            | Self::Server
            | Self::BadAnswer
            | Self::Refused => false,
        }
    }
}

/// A trouble as met: what kind, AWS's own code and words, and since when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trouble {
    /// Its kind.
    pub kind: TroubleKind,
    /// AWS's error code, such as `AccessDeniedException`.
    pub code: Option<String>,
    /// What was said, for people. Holds no secret.
    pub message: String,
    /// When this run of failures of one kind began.
    pub since: At,
}
