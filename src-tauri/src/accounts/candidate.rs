//! Keys that were typed and are not kept yet: held in memory for a few minutes, so that a wrong Region need not cost typing the
//! secret again.

use super::Accounts;
use emr_monitor_aws::AccessKeys;
use std::sync::PoisonError;
use std::time::Duration;

/// Typed keys are held so long.
const HELD: Duration = Duration::from_secs(300);

/// Typed keys.
pub(super) struct Candidate {
    keys: AccessKeys,
    /// Tells this one from a later one.
    number: u64,
}

impl Accounts {
    /// Holds typed keys, in the place of others.
    pub(super) fn hold(&self, keys: AccessKeys) {
        let mut held = self.0.candidate.lock().unwrap_or_else(PoisonError::into_inner);
        let number = held.as_ref().map_or(0, |held| held.number + 1);
        *held = Some(Candidate { keys, number });
        drop(held);
        let accounts = self.clone();
        tokio::spawn(async move {
            tokio::time::sleep(HELD).await;
            accounts.let_go(Some(number));
        });
    }

    /// The keys typed last, while they are held.
    pub(super) fn held(&self) -> Option<AccessKeys> {
        let held = self.0.candidate.lock().unwrap_or_else(PoisonError::into_inner);
        held.as_ref().map(|held| held.keys.clone())
    }

    /// Forgets typed keys: these, or any.
    pub(super) fn let_go(&self, number: Option<u64>) {
        let mut held = self.0.candidate.lock().unwrap_or_else(PoisonError::into_inner);
        if held.as_ref().is_some_and(|held| number.is_none_or(|number| number == held.number)) {
            *held = None;
        }
    }
}
