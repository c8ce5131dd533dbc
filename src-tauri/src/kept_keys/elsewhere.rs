//! macOS and Windows: the Keychain and the Credential Manager, which open with the user's session and are always there.

use super::{Ring, RingError, RingState, entry};
use crate::folders::IDENTIFIER;
use keyring::Entry;

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
        entry::put(&open(name)?, secret)
    }

    fn get(&self, name: &str) -> Result<Option<Vec<u8>>, RingError> {
        entry::get(&open(name)?)
    }

    fn take_out(&self, name: &str) -> Result<(), RingError> {
        entry::take_out(&open(name)?)
    }
}

fn open(name: &str) -> Result<Entry, RingError> {
    Entry::new(IDENTIFIER, name).map_err(entry::told)
}
