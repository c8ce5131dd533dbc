//! The port to where keys that the app keeps are: the system's keyring, given by the shell.

use crate::access_keys::AccessKeys;
use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, future};
use emr_monitor_core::model::ProfileName;
use futures::future::BoxFuture;
use std::fmt;
use std::sync::Arc;

/// Why no keys came. The sentence is for people: what is so and what to do. It holds no key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct KeyStoreError(pub String);

/// Keeps keys by profile.
pub trait KeyStore: fmt::Debug + Send + Sync + 'static {
    /// Whether this profile's keys are to be found here rather than in the AWS files. Asks nobody.
    fn keeps(&self, profile: &ProfileName) -> bool;

    /// The keys, read anew. Never waits for a person: a locked keyring is an error.
    fn read<'a>(&'a self, profile: &'a ProfileName) -> BoxFuture<'a, Result<AccessKeys, KeyStoreError>>;
}

/// A kept profile's credentials, read from the store each time they are had.
#[derive(Debug, Clone)]
pub(crate) struct KeptCredentials {
    pub(crate) store: Arc<dyn KeyStore>,
    pub(crate) profile: ProfileName,
}

impl ProvideCredentials for KeptCredentials {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(async {
            let keys = self.store.read(&self.profile).await.map_err(CredentialsError::provider_error)?;
            Ok::<Credentials, _>(keys.credentials("keyring"))
        })
    }
}
