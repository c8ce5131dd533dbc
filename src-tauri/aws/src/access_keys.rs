//! Keys as they are typed and kept: shown by nothing, serialised by nothing.

use aws_credential_types::Credentials;
use std::fmt;

/// An access key with its secret, and the session token that temporary ones come with.
#[derive(Clone, PartialEq, Eq)]
pub struct AccessKeys {
    /// The access key id.
    pub access_key_id: String,
    /// The secret.
    pub secret_access_key: String,
    /// The session token; None for keys that do not end by themselves.
    pub session_token: Option<String>,
}

impl AccessKeys {
    /// Keys without a session token.
    pub fn lasting(access_key_id: impl Into<String>, secret_access_key: impl Into<String>) -> Self {
        Self {
            access_key_id: access_key_id.into(),
            secret_access_key: secret_access_key.into(),
            session_token: None,
        }
    }

    /// As the SDK signs with; `from` names their source in the SDK's own log.
    pub(crate) fn credentials(&self, from: &'static str) -> Credentials {
        let mut builder = Credentials::builder()
            .access_key_id(&self.access_key_id)
            .secret_access_key(&self.secret_access_key)
            .provider_name(from);
        builder.set_session_token(self.session_token.clone());
        builder.build()
    }
}

impl fmt::Debug for AccessKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccessKeys(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::AccessKeys;

    #[test]
    fn debug_shows_nothing_of_them() {
        let keys = AccessKeys { session_token: Some("tok".into()), ..AccessKeys::lasting("id", "sec") };
        assert_eq!(format!("{keys:?}"), "AccessKeys(hidden)");
    }
}
