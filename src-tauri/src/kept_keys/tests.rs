//! A keyring in memory, and what holds of any keyring.

use super::{KeptKeys, Ring, RingError, RingState};
use emr_monitor_aws::{AccessKeys, KeyStore as _};
use emr_monitor_core::model::ProfileName;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A keyring that is as a test says.
#[derive(Clone)]
pub(crate) struct MemoryRing(Arc<Mutex<Inside>>);

struct Inside {
    state: RingState,
    longest: Option<u32>,
    secrets: BTreeMap<String, Vec<u8>>,
}

impl MemoryRing {
    pub(crate) fn new(state: RingState) -> Self {
        Self(Arc::new(Mutex::new(Inside { state, longest: None, secrets: BTreeMap::new() })))
    }

    pub(crate) fn becomes(&self, state: RingState) {
        self.0.lock().unwrap().state = state;
    }

    pub(crate) fn takes_at_most(&self, longest: u32) {
        self.0.lock().unwrap().longest = Some(longest);
    }

    pub(crate) fn names(&self) -> Vec<String> {
        self.0.lock().unwrap().secrets.keys().cloned().collect()
    }
}

impl Ring for MemoryRing {
    fn state(&self) -> RingState {
        self.0.lock().unwrap().state
    }

    fn unlock(&self) -> Result<(), RingError> {
        let mut inside = self.0.lock().unwrap();
        if inside.state == RingState::Absent {
            return Err(RingError::Absent);
        }
        inside.state = RingState::Ready;
        Ok(())
    }

    fn put(&self, name: &str, secret: &[u8]) -> Result<(), RingError> {
        let mut inside = self.0.lock().unwrap();
        if let Some(longest) = inside.longest.filter(|longest| secret.len() > *longest as usize) {
            return Err(RingError::TooLong { longest });
        }
        inside.secrets.insert(name.to_owned(), secret.to_vec());
        Ok(())
    }

    fn get(&self, name: &str) -> Result<Option<Vec<u8>>, RingError> {
        Ok(self.0.lock().unwrap().secrets.get(name).cloned())
    }

    fn take_out(&self, name: &str) -> Result<(), RingError> {
        self.0.lock().unwrap().secrets.remove(name);
        Ok(())
    }
}

fn keys() -> AccessKeys {
    AccessKeys {
        session_token: Some("FwoGZXIvYXdz".to_owned()),
        ..AccessKeys::lasting("ASIAEXAMPLEEXAMPLE01", "wJalrXUtnFEMI/K7MDENG")
    }
}

#[tokio::test]
async fn what_is_put_in_comes_out_until_it_is_removed() {
    let (ring, risk) = (MemoryRing::new(RingState::Ready), ProfileName::new("risk"));
    let kept = KeptKeys::new(Arc::new(ring.clone()));
    kept.keep(&risk, &keys()).await.unwrap();
    assert_eq!(kept.read(&risk).await, Ok(keys()));
    kept.remove(&risk).await.unwrap();
    assert_eq!(ring.names(), Vec::<String>::new());
    let said = kept.read(&risk).await.unwrap_err().to_string();
    assert!(said.contains("\"risk\"") && said.contains("holds none"), "{said}");
}

#[tokio::test]
async fn a_locked_or_absent_keyring_is_told_and_not_touched() {
    let (ring, risk) = (MemoryRing::new(RingState::Ready), ProfileName::new("risk"));
    let kept = KeptKeys::new(Arc::new(ring.clone()));
    kept.keep(&risk, &keys()).await.unwrap();
    ring.becomes(RingState::Locked);
    assert_eq!(kept.remove(&risk).await, Err(RingError::Locked));
    assert!(kept.read(&risk).await.unwrap_err().to_string().contains("Unlock it in Accounts"));
    ring.becomes(RingState::Absent);
    assert_eq!(kept.keep(&risk, &keys()).await, Err(RingError::Absent));
    assert_eq!(ring.names(), ["risk"], "nothing was taken out or put in");
    ring.becomes(RingState::Ready);
    assert_eq!(kept.read(&risk).await, Ok(keys()), "it came back");
}

#[tokio::test]
async fn keys_that_are_too_long_are_told_with_the_limit() {
    let ring = MemoryRing::new(RingState::Ready);
    ring.takes_at_most(20);
    let kept = KeptKeys::new(Arc::new(ring));
    let error = kept.keep(&ProfileName::new("risk"), &keys()).await.unwrap_err();
    assert_eq!(error, RingError::TooLong { longest: 20 });
    assert!(error.to_string().contains("at most 20 bytes"), "{error}");
}

#[tokio::test]
async fn a_keyring_that_waits_for_a_person_holds_nobody_up() {
    let ring = MemoryRing::new(RingState::Ready);
    let kept = KeptKeys { answer: Duration::from_millis(50), ..KeptKeys::new(Arc::new(ring.clone())) };
    // Whoever holds the lock keeps the keyring from answering.
    let (hold, held) = std::sync::mpsc::channel::<()>();
    let holder = std::thread::spawn(move || {
        let _inside = ring.0.lock().unwrap();
        held.recv().unwrap();
    });
    let said = loop {
        // Until the holder has it, the keyring answers that it holds none.
        let said = kept.read(&ProfileName::new("risk")).await.unwrap_err().to_string();
        if !said.contains("holds none") {
            break said;
        }
    };
    assert!(said.contains("does not answer"), "{said}");
    hold.send(()).unwrap();
    holder.join().unwrap();
}

#[tokio::test]
async fn what_another_program_put_there_is_told() {
    let ring = MemoryRing::new(RingState::Ready);
    ring.put("risk", b"{\"password\": 1}").unwrap();
    let said = KeptKeys::new(Arc::new(ring)).read(&ProfileName::new("risk")).await.unwrap_err();
    assert!(said.to_string().contains("was not written by this app"), "{said}");
}

#[test]
fn no_error_quotes_a_secret() {
    let shown = format!("{:?} {:?}", keys(), KeptKeys::new(Arc::new(MemoryRing::new(RingState::Absent))));
    assert!(!shown.contains("wJalr") && !shown.contains("ASIA"), "{shown}");
}
