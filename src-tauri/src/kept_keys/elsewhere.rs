//! macOS and Windows: the Keychain and the Credential Manager, which open with the user's session and are always there.

use super::{Ring, RingError, RingState};
use crate::folders::IDENTIFIER;
use keyring::{Entry, Error};

/// The system's own.
pub(crate) struct SystemRing;

impl Ring for SystemRing {
    fn state(&self) -> RingState {
        match Entry::store_status() {
            Ok(()) => RingState::Ready,
            Err(_) => RingState::Absent,
        }
    }

    fn unlock(&self) -> Result<(), RingError> {
        Ok(())
    }

    fn put(&self, name: &str, secret: &[u8]) -> Result<(), RingError> {
        Entry::new(IDENTIFIER, name).and_then(|entry| entry.set_secret(secret)).map_err(told)
    }

    fn get(&self, name: &str) -> Result<Option<Vec<u8>>, RingError> {
        match Entry::new(IDENTIFIER, name).and_then(|entry| entry.get_secret()) {
            Ok(secret) => Ok(Some(secret)),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(told(error)),
        }
    }

    fn take_out(&self, name: &str) -> Result<(), RingError> {
        match Entry::new(IDENTIFIER, name).and_then(|entry| entry.delete_credential()) {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(told(error)),
        }
    }
}

/// The words of some errors quote what was to be kept: only those that name their cause are shown.
fn told(error: Error) -> RingError {
    match error {
        Error::NoStorageAccess(_) => RingError::Locked,
        Error::NoDefaultStore => RingError::Absent,
        Error::TooLong(_, longest) => RingError::TooLong { longest },
        Error::PlatformFailure(cause) => RingError::Failed(cause.to_string()),
        _ => RingError::Failed("it gave no reason".to_owned()),
    }
}
