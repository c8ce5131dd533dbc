//! Keys given by the program itself: for the demo fleet, which has invented ones.

use aws_credential_types::Credentials;
use emr_monitor_core::model::ProfileName;
use std::fmt;

/// A profile made of keys that the caller holds.
#[derive(Clone, PartialEq, Eq)]
pub struct StaticKeys {
    /// The profile's name.
    pub profile: ProfileName,
    /// The access key id.
    pub access_key_id: String,
    /// The secret.
    pub secret_access_key: String,
}

impl StaticKeys {
    pub(crate) fn credentials(&self) -> Credentials {
        Credentials::builder()
            .access_key_id(&self.access_key_id)
            .secret_access_key(&self.secret_access_key)
            .provider_name("static")
            .build()
    }
}

impl fmt::Debug for StaticKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StaticKeys").field("profile", &self.profile).finish_non_exhaustive()
    }
}
