//! Holds a watch's credentials: had once, kept until they run out, and known by heart so that no message shows them.
//!
//! They are had before a call and outside its time limit, since a `credential_process` may have to ask a person.

use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider, future};
use std::sync::{Arc, PoisonError};
use std::time::{Duration, SystemTime};
use tokio::sync::Mutex;

/// Credentials that end sooner than this are had anew.
const MARGIN: Duration = Duration::from_secs(60);

/// A watch's credentials. The SDK's own cache is switched off in favour of this one.
#[derive(Debug, Clone)]
pub(crate) struct HeldCredentials {
    from: SharedCredentialsProvider,
    limit: Duration,
    now: Arc<Mutex<Option<Credentials>>>,
    /// The last ones had, for hiding what belongs to them in AWS's words.
    last: Arc<std::sync::Mutex<Option<Credentials>>>,
}

impl HeldCredentials {
    pub(crate) fn new(from: SharedCredentialsProvider, limit: Duration) -> Self {
        Self { from, limit, now: Arc::default(), last: Arc::default() }
    }

    /// The credentials, had now if need be; one at a time, so that a program that asks a person runs once.
    pub(crate) async fn get(&self) -> Result<Credentials, CredentialsError> {
        let mut now = self.now.lock().await;
        #[expect(
            clippy::disallowed_methods,
            reason = "credentials end in real time, whatever clock the engine runs on"
        )]
        let soon = SystemTime::now() + MARGIN;
        let lasting = |held: &&Credentials| held.expiry().is_none_or(|end| end > soon);
        if let Some(good) = now.as_ref().filter(lasting) {
            return Ok(good.clone());
        }
        let had = tokio::time::timeout(self.limit, self.from.provide_credentials())
            .await
            .map_err(|_| CredentialsError::provider_timed_out(self.limit))??;
        *now = Some(had.clone());
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Some(had.clone());
        Ok(had)
    }

    /// AWS no longer takes them: the next call has new ones, unless somebody is having them already.
    pub(crate) fn forget(&self) {
        if let Ok(mut now) = self.now.try_lock() {
            *now = None;
        }
    }

    /// The texts that no message may hold.
    pub(crate) fn secrets(&self) -> Vec<String> {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.iter()
            .flat_map(|held| {
                [Some(held.access_key_id()), Some(held.secret_access_key()), held.session_token()]
            })
            .flatten()
            .map(str::to_owned)
            .collect()
    }
}

impl ProvideCredentials for HeldCredentials {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(self.get())
    }
}
