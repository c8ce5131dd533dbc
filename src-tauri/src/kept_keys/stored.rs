//! The form in which keys lie in the keyring: JSON, so that a later version can tell what it reads.

use emr_monitor_aws::AccessKeys;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Stored {
    access_key_id: String,
    secret_access_key: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    session_token: Option<String>,
}

/// The bytes to be kept.
pub(super) fn bytes(keys: &AccessKeys) -> Vec<u8> {
    let AccessKeys { access_key_id, secret_access_key, session_token } = keys.clone();
    // Three texts: nothing in them can fail to be written.
    serde_json::to_vec(&Stored { access_key_id, secret_access_key, session_token }).unwrap_or_default()
}

/// The keys in bytes that were kept; None when they are not in this form.
pub(super) fn keys(bytes: &[u8]) -> Option<AccessKeys> {
    let Stored { access_key_id, secret_access_key, session_token } = serde_json::from_slice(bytes).ok()?;
    Some(AccessKeys { access_key_id, secret_access_key, session_token })
}
