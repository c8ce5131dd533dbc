//! Keys given by the program itself: for the demo fleet, which has invented ones.

use crate::access_keys::AccessKeys;
use emr_monitor_core::model::ProfileName;

/// A profile made of keys that the caller holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaticKeys {
    /// The profile's name.
    pub profile: ProfileName,
    /// Its keys.
    pub keys: AccessKeys,
}
