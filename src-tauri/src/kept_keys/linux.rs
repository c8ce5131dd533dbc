//! Linux: the Secret Service on the session bus. It may be absent, come later, be locked, or die and come back, so that every
//! call has a connection of its own; keyring's own keeps the first one, good or bad, for the whole process.

use super::{Ring, RingError, RingState, entry};
use crate::folders::IDENTIFIER;
use keyring::{Entry, Error};
use zbus::blocking::{Proxy, connection};
use zbus::zvariant::OwnedObjectPath;
use zbus_secret_service_keyring_store::Store;

/// The name its owner answers to.
const NAME: &str = "org.freedesktop.secrets";
/// The service itself (Secret Service API, "org.freedesktop.Secret.Service").
const SERVICE: (&str, &str) = ("/org/freedesktop/secrets", "org.freedesktop.Secret.Service");
const COLLECTION: &str = "org.freedesktop.Secret.Collection";
/// The name of the collection that new secrets go to.
const DEFAULT: &str = "default";
/// The name under which the app tries a keyring out; nothing is kept under it.
const TRIAL: &str = "unlocking";
/// What a path says that leads nowhere.
const NOWHERE: &str = "/";
/// How long the service may take for what needs no person.
const ANSWER: std::time::Duration = std::time::Duration::from_secs(5);

/// The session's Secret Service.
#[derive(Debug)]
pub(crate) struct SystemRing;

impl SystemRing {
    /// The default collection, if there is one, and whether it is locked. The bus starts the service if it knows how to.
    fn look() -> zbus::Result<RingState> {
        let bus = connection::Builder::session()?.method_timeout(ANSWER).build()?;
        let service = Proxy::new(&bus, NAME, SERVICE.0, SERVICE.1)?;
        let path: OwnedObjectPath = service.call("ReadAlias", &(DEFAULT,))?;
        if path.as_str() == NOWHERE {
            // The first secret makes one, and asks for its password.
            return Ok(RingState::Locked);
        }
        let collection = Proxy::new(&bus, NAME, path, COLLECTION)?;
        let locked: bool = collection.get_property("Locked")?;
        Ok(if locked { RingState::Locked } else { RingState::Ready })
    }
}

impl Ring for SystemRing {
    fn state(&self) -> RingState {
        Self::look().unwrap_or_else(|error| {
            tracing::debug!(%error, "the Secret Service cannot be asked");
            RingState::Absent
        })
    }

    fn unlock(&self) -> Result<(), RingError> {
        if self.state() == RingState::Ready {
            return Ok(());
        }
        // Writing asks the owner, and makes a collection where there is none.
        let trial = open(TRIAL)?;
        trial.set_secret(b"-").map_err(|error| match error {
            Error::NoStorageAccess(_) => RingError::NotUnlocked,
            error => entry::told(error),
        })?;
        entry::take_out(&trial)
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

/// An entry on a connection made now. The store is built before keyring is touched, since keyring tries once and remembers a
/// failure; it is then set in the place of the one keyring made, so that a service that came back is reached.
fn open(name: &str) -> Result<Entry, RingError> {
    let store = Store::new().map_err(entry::told)?;
    if Entry::store_status().is_err() {
        return Err(RingError::Absent);
    }
    keyring_core::set_default_store(store);
    Entry::new(IDENTIFIER, name).map_err(entry::told)
}
