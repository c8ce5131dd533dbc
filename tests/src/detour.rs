//! Sources of which one watch's calls can be led astray: to a host whose name does not resolve, or to a port where nobody
//! listens. The real SDK goes there, too. Counts what is under way, so that a test lets time pass only when nobody waits.

use emr_monitor_aws::AwsSources;
use emr_monitor_core::model::{Account, Watch};
use emr_monitor_core::source::{AccountQuota, AskError, Call, Identity, Reply, Source, Sources};
use futures::future::BoxFuture;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::net::TcpSocket;

/// What STS is asked.
pub const IDENTITY: &str = "GetCallerIdentity";
/// Service Quotas' name of the question what the account may.
pub const QUOTAS: &str = "ListServiceQuotas";
/// A name that no resolver takes: a part of it is longer than the 63 bytes of RFC 1035, so that nothing is looked up.
const NO_NAME: &str =
    "http://emr.a-part-of-a-name-that-is-longer-than-the-sixty-three-bytes-that-are-allowed.test:1";

/// The switch of a detour, and what it counted.
#[derive(Debug, Default)]
pub struct Road {
    under_way: AtomicUsize,
    led: Mutex<Led>,
}

#[derive(Debug, Default)]
struct Led {
    /// Which calls are led astray: none, those of one operation, or all.
    astray: Option<Option<String>>,
    /// Requests of the watch by operation, as the SDK counted them.
    requests: BTreeMap<String, u32>,
}

impl Road {
    /// From now on the calls of this operation, or all, are led astray.
    pub fn leads_astray(&self, operation: Option<&str>) {
        self.led().astray = Some(operation.map(str::to_owned));
    }

    /// From now on none is.
    pub fn leads_straight(&self) {
        self.led().astray = None;
    }

    /// Calls of all watches that are under way.
    #[must_use]
    pub fn under_way(&self) -> usize {
        self.under_way.load(Ordering::SeqCst)
    }

    /// Requests of the watch so far, of one operation or of all; those that found no connection are counted, too.
    #[must_use]
    pub fn requests(&self, operation: Option<&str>) -> u32 {
        let led = self.led();
        let of = led.requests.iter().filter(|(name, _)| operation.is_none_or(|wanted| wanted == *name));
        of.map(|(_, requests)| requests).sum()
    }

    fn led(&self) -> MutexGuard<'_, Led> {
        self.led.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_astray(&self, operation: &str) -> bool {
        let astray = &self.led().astray;
        astray.as_ref().is_some_and(|of| of.as_deref().is_none_or(|wanted| wanted == operation))
    }

    fn sent(&self, operation: &str, requests: u32) {
        *self.led().requests.entry(operation.to_owned()).or_default() += requests;
    }

    fn begin(&self) -> UnderWay<'_> {
        self.under_way.fetch_add(1, Ordering::SeqCst);
        UnderWay(self)
    }
}

/// One call; over when it is dropped, answered or not.
struct UnderWay<'a>(&'a Road);

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.under_way.fetch_sub(1, Ordering::SeqCst);
    }
}

/// The sources.
pub struct Detour {
    /// For all watches but one.
    pub rest: AwsSources,
    /// For that one.
    pub straight: AwsSources,
    /// For its calls that are led astray.
    pub astray: AwsSources,
    /// That one: `profile/region`.
    pub watch: String,
    /// The switch.
    pub road: Arc<Road>,
}

impl Sources for Detour {
    fn open<'a>(&'a self, watch: &'a Watch) -> BoxFuture<'a, Result<Arc<dyn Source>, AskError>> {
        Box::pin(async move {
            let road = Arc::clone(&self.road);
            let forks = watch.to_string() == self.watch;
            let straight = if forks { &self.straight } else { &self.rest }.open(watch).await?;
            let astray = if forks { Some(self.astray.open(watch).await?) } else { None };
            Ok(Arc::new(Fork { straight, astray, road }) as Arc<dyn Source>)
        })
    }
}

struct Fork {
    straight: Arc<dyn Source>,
    /// Only of the watch that can be led astray.
    astray: Option<Arc<dyn Source>>,
    road: Arc<Road>,
}

impl Fork {
    fn way(&self, operation: &str) -> &Arc<dyn Source> {
        let astray = self.astray.as_ref().filter(|_| self.road.is_astray(operation));
        astray.unwrap_or(&self.straight)
    }

    fn sent(&self, operation: &str, requests: u32) {
        if self.astray.is_some() {
            self.road.sent(operation, requests);
        }
    }
}

impl Source for Fork {
    fn ask<'a>(&'a self, call: &'a Call) -> BoxFuture<'a, Result<Reply, AskError>> {
        Box::pin(async move {
            let operation = call.operation().as_emr();
            let _under_way = self.road.begin();
            let result = self.way(operation).ask(call).await;
            let requests = match &result {
                Ok(reply) => reply.requests,
                Err(error) => error.requests,
            };
            self.sent(operation, requests);
            result
        })
    }

    fn account(&self) -> BoxFuture<'_, Result<Option<Account>, AskError>> {
        Box::pin(async move {
            let _under_way = self.road.begin();
            let result = self.way(IDENTITY).account().await;
            self.sent(IDENTITY, result.as_ref().map_or_else(|error| error.requests, |_| 1));
            result
        })
    }

    fn identity(&self) -> BoxFuture<'_, Result<Identity, AskError>> {
        Box::pin(async move {
            let _under_way = self.road.begin();
            self.way(IDENTITY).identity().await
        })
    }

    fn quotas(&self) -> BoxFuture<'_, Result<Vec<AccountQuota>, AskError>> {
        Box::pin(async move {
            let _under_way = self.road.begin();
            let result = self.way(QUOTAS).quotas().await;
            self.sent(QUOTAS, result.as_ref().map_or_else(|error| error.requests, |_| 1));
            result
        })
    }
}

/// An endpoint whose host has no address.
#[must_use]
pub fn nowhere() -> &'static str {
    NO_NAME
}

/// A port of the loopback that refuses connections for as long as this is held.
#[derive(Debug)]
pub struct ClosedPort {
    endpoint: String,
    /// Bound, so that nobody else gets the port, and not listening.
    _held: TcpSocket,
}

impl ClosedPort {
    /// One of those that are free.
    ///
    /// # Errors
    /// None is.
    pub fn take() -> std::io::Result<Self> {
        let held = TcpSocket::new_v4()?;
        held.bind(([127, 0, 0, 1], 0).into())?;
        Ok(Self { endpoint: format!("http://{}", held.local_addr()?), _held: held })
    }

    /// `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }
}
