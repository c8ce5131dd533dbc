//! The lines to AWS that a watch's calls go out on. A connection can be dead without having said so: the computer slept, a VPN or a
//! router forgot it. Then every one that waits in the SDK's pool is as dead, and each would cost a whole time limit to find out. So
//! the lines are laid anew when a call got no answer on them, and when they were not used for a while by the wall clock.

use crate::client;
use crate::credentials::HeldCredentials;
use crate::home_region;
use crate::http;
use crate::limits::Limits;
use aws_config::SdkConfig;
use emr_monitor_core::model::{TroubleKind, Watch};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

/// Three heartbeats: connections that nothing went over for so long are not trusted. The SDK's own limit for them does not count
/// the time that the computer sleeps.
pub(crate) const RESTED: Duration = Duration::from_secs(30);

/// The clients of one laying: each has its own pool of connections.
#[derive(Debug)]
pub(crate) struct Clients {
    pub(crate) emr: aws_sdk_emr::Client,
    pub(crate) sts: aws_sdk_sts::Client,
    /// STS in the Region that every account of the partition has.
    pub(crate) sts_at_home: aws_sdk_sts::Client,
}

/// What the clients are made of, and those in use.
pub(crate) struct Lines {
    /// What the profile says.
    pub(crate) base: SdkConfig,
    /// The endpoint is on this computer: no TLS and no proxy.
    pub(crate) local: bool,
    pub(crate) watch: Watch,
    pub(crate) credentials: HeldCredentials,
    pub(crate) limits: Limits,
    pub(crate) held: Mutex<Option<Held>>,
}

/// The clients in use.
pub(crate) struct Held {
    clients: Arc<Clients>,
    used: SystemTime,
}

impl Lines {
    /// The clients to call with now.
    pub(crate) fn clients(&self) -> Arc<Clients> {
        self.clients_at(now())
    }

    fn clients_at(&self, now: SystemTime) -> Arc<Clients> {
        let mut held = self.held();
        // A clock that was set back tells nothing of how long it was.
        let trusted = |held: &Held| now.duration_since(held.used).is_ok_and(|rest| rest < RESTED);
        let clients = match held.take().filter(trusted) {
            Some(held) => held.clients,
            None => Arc::new(self.lay()),
        };
        *held = Some(Held { clients: Arc::clone(&clients), used: now });
        clients
    }

    /// A call on these clients went wrong in this way: where nothing came back, the next call has new ones.
    pub(crate) fn failed(&self, clients: &Arc<Clients>, kind: TroubleKind) {
        if !matches!(kind, TroubleKind::TimedOut | TroubleKind::Offline) {
            return;
        }
        let mut held = self.held();
        if held.as_ref().is_some_and(|held| Arc::ptr_eq(&held.clients, clients)) {
            *held = None;
        }
    }

    fn held(&self) -> MutexGuard<'_, Option<Held>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A client for the account's own quotas, laid anew each time: it is asked once a day, and its line ends with it.
    pub(crate) fn quotas(&self) -> aws_sdk_servicequotas::Client {
        client::quotas(&self.base(), &self.watch, &self.credentials, &self.limits)
    }

    fn base(&self) -> SdkConfig {
        let client = if self.local { http::plain() } else { http::secure() };
        self.base.to_builder().http_client(client).build()
    }

    fn lay(&self) -> Clients {
        let Self { watch, credentials, limits, .. } = self;
        let base = &self.base();
        let home = Watch { region: home_region::of(&watch.region), ..watch.clone() };
        Clients {
            emr: client::emr(base, watch, credentials, limits),
            sts: client::sts(base, watch, credentials, limits),
            sts_at_home: client::sts(base, &home, credentials, limits),
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "a sleep of the computer shows on the wall clock alone")]
fn now() -> SystemTime {
    SystemTime::now()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access_keys::AccessKeys;
    use aws_credential_types::provider::SharedCredentialsProvider;
    use emr_monitor_core::model::{ProfileName, Region};

    fn lines() -> Lines {
        let keys = AccessKeys::lasting("AKIATEST", "not a secret").credentials("test");
        Lines {
            base: SdkConfig::builder().behavior_version(client::behavior()).build(),
            local: true,
            watch: Watch { profile: ProfileName::new("cat"), region: Region::new("eu-west-1") },
            credentials: HeldCredentials::new(SharedCredentialsProvider::new(keys), Duration::from_secs(1)),
            limits: Limits::default(),
            held: Mutex::default(),
        }
    }

    #[test]
    fn lines_are_kept_while_in_use_and_laid_anew_after_a_rest_or_when_nothing_came_back() {
        let (lines, start) = (lines(), SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000));
        let at = |seconds: u64| lines.clients_at(start + Duration::from_secs(seconds));
        let first = at(0);
        assert!(Arc::ptr_eq(&first, &at(10)) && Arc::ptr_eq(&first, &at(35)), "in use");
        let after_sleep = at(35 + 3_600);
        assert!(!Arc::ptr_eq(&first, &after_sleep), "the computer slept");
        lines.failed(&after_sleep, TroubleKind::Throttled);
        assert!(Arc::ptr_eq(&after_sleep, &at(3_640)), "AWS answered");
        lines.failed(&first, TroubleKind::TimedOut);
        assert!(Arc::ptr_eq(&after_sleep, &at(3_640)), "that was on lines long given up");
        lines.failed(&after_sleep, TroubleKind::TimedOut);
        let anew = at(3_640);
        assert!(!Arc::ptr_eq(&after_sleep, &anew), "nothing came back");
        assert!(!Arc::ptr_eq(&anew, &at(0)), "a clock set back tells nothing");
    }
}
