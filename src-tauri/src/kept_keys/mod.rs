//! Keys that the app keeps, in the system's keyring and nowhere else. Which profiles they belong to stands in the settings; the
//! keyring is asked only for those.
//!
//! Every question to the keyring runs on a thread of its own under a time limit, one at a time: a keyring may wait for a person.

#[cfg(not(target_os = "linux"))]
mod elsewhere;
mod entry;
#[cfg(target_os = "linux")]
mod linux;
mod ring;
mod stored;
#[cfg(test)]
pub(crate) mod tests;

#[cfg(not(target_os = "linux"))]
pub(crate) use elsewhere::SystemRing;
#[cfg(target_os = "linux")]
pub(crate) use linux::SystemRing;
pub(crate) use ring::{Ring, RingError, RingState};

use emr_monitor_aws::{AccessKeys, KeyStore, KeyStoreError};
use emr_monitor_core::model::ProfileName;
use futures::future::BoxFuture;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// The longest the keyring may take to hand over or take keys.
const ANSWER: Duration = Duration::from_secs(10);
/// The longest a person may take to unlock it.
const UNLOCK: Duration = Duration::from_secs(180);

/// The keys of the profiles that the settings say are kept.
#[derive(Clone)]
pub(crate) struct KeptKeys {
    ring: Arc<dyn Ring>,
    turn: Arc<tokio::sync::Mutex<()>>,
    answer: Duration,
    profiles: Arc<Mutex<BTreeSet<ProfileName>>>,
}

impl KeptKeys {
    /// Keys in this keyring; of no profile yet.
    pub(crate) fn new(ring: Arc<dyn Ring>) -> Self {
        Self { ring, turn: Arc::default(), answer: ANSWER, profiles: Arc::default() }
    }

    /// The profiles whose keys are to be found here, from now on.
    pub(crate) fn are_of(&self, profiles: impl IntoIterator<Item = ProfileName>) {
        *self.profiles.lock().unwrap_or_else(PoisonError::into_inner) = profiles.into_iter().collect();
    }

    /// The keyring's state. Starts no prompt, and is told also while somebody is being asked to unlock it.
    pub(crate) async fn state(&self) -> RingState {
        let ring = Arc::clone(&self.ring);
        let looking = tokio::task::spawn_blocking(move || ring.state());
        let looked = tokio::time::timeout(self.answer, looking).await;
        looked.map_or(RingState::Absent, |state| state.unwrap_or(RingState::Absent))
    }

    /// Lets its owner unlock it: the desktop asks for the password.
    ///
    /// # Errors
    /// It was not unlocked, or there is none.
    pub(crate) async fn unlock(&self) -> Result<(), RingError> {
        let ring = Arc::clone(&self.ring);
        self.asked(UNLOCK, move || ring.unlock()).await
    }

    /// Puts a profile's keys in, over any that were there.
    ///
    /// # Errors
    /// The keyring is absent or locked, the keys are too long for it, or it fails; nothing is kept then.
    pub(crate) async fn keep(&self, profile: &ProfileName, keys: &AccessKeys) -> Result<(), RingError> {
        let (ring, profile, bytes) = (Arc::clone(&self.ring), profile.clone(), stored::bytes(keys));
        self.asked(self.answer, move || {
            ready(ring.as_ref())?;
            ring.put(profile.as_str(), &bytes)
        })
        .await
    }

    /// Takes a profile's keys out. That there are none is as good.
    ///
    /// # Errors
    /// The keyring is absent or locked, or fails.
    pub(crate) async fn remove(&self, profile: &ProfileName) -> Result<(), RingError> {
        let (ring, profile) = (Arc::clone(&self.ring), profile.clone());
        self.asked(self.answer, move || {
            ready(ring.as_ref())?;
            ring.take_out(profile.as_str())
        })
        .await
    }

    async fn get(&self, profile: &ProfileName) -> Result<AccessKeys, RingError> {
        let (ring, wanted) = (Arc::clone(&self.ring), profile.clone());
        let bytes = self.asked(self.answer, move || {
            ready(ring.as_ref())?;
            ring.get(wanted.as_str())
        });
        match bytes.await? {
            Some(bytes) => stored::keys(&bytes).ok_or(RingError::Unreadable),
            None => Err(RingError::NoKeys),
        }
    }

    async fn asked<T: Send + 'static>(
        &self,
        limit: Duration,
        ask: impl FnOnce() -> Result<T, RingError> + Send + 'static,
    ) -> Result<T, RingError> {
        let _turn = self.turn.lock().await;
        let asked = tokio::time::timeout(limit, tokio::task::spawn_blocking(ask)).await;
        asked.map_err(|_| RingError::Silent)?.unwrap_or(Err(RingError::Silent))
    }
}

/// Reading or writing would make a locked keyring ask its owner, whatever he is doing: it is looked at before.
fn ready(ring: &dyn Ring) -> Result<(), RingError> {
    match ring.state() {
        RingState::Ready => Ok(()),
        RingState::Locked => Err(RingError::Locked),
        RingState::Absent => Err(RingError::Absent),
    }
}

impl fmt::Debug for KeptKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeptKeys").finish_non_exhaustive()
    }
}

impl KeyStore for KeptKeys {
    fn keeps(&self, profile: &ProfileName) -> bool {
        self.profiles.lock().unwrap_or_else(PoisonError::into_inner).contains(profile)
    }

    fn read<'a>(&'a self, profile: &'a ProfileName) -> BoxFuture<'a, Result<AccessKeys, KeyStoreError>> {
        Box::pin(async move {
            let said = |error: RingError| KeyStoreError(format!("The keys of \"{profile}\": {error}"));
            self.get(profile).await.map_err(said)
        })
    }
}
