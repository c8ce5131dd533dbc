//! A running sim.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::calls::{CallLog, CallRecord};
use crate::clock::SimClock;
use crate::cluster::Cluster;
use crate::config::{SimConfig, SimError, SimProfile};
use crate::due::{self, DueChange};
use crate::fault::{FaultRule, Faults};
use crate::quota::{Limit, Quotas};
use crate::scenario;
use crate::serve;
use crate::stranger::Strangers;

/// Connections that do not end by themselves are left behind after so long.
const STOP_LIMIT: Duration = Duration::from_secs(2);

/// Everything a call is answered from.
pub(crate) struct House {
    pub(crate) config: SimConfig,
    pub(crate) clock: SimClock,
    pub(crate) profiles: Vec<SimProfile>,
    pub(crate) more_profiles: Vec<SimProfile>,
    pub(crate) clusters: Vec<Cluster>,
    pub(crate) requests: AtomicU64,
    pub(crate) stopping: CancellationToken,
    faults: Mutex<Faults>,
    quotas_on: AtomicBool,
    quotas: Mutex<(Quotas, Strangers)>,
    calls: Mutex<CallLog>,
}

/// A lock whose holder panicked still holds whole values here: each change is one call.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl House {
    fn new(config: SimConfig) -> Self {
        let stage = scenario::stage(&config);
        Self {
            clock: SimClock::new(config.start_ms, config.speed),
            more_profiles: scenario::second_keys(&stage.profiles),
            profiles: stage.profiles,
            clusters: stage.clusters.into_iter().map(|script| Cluster::new(script, config.seed)).collect(),
            requests: AtomicU64::new(0),
            stopping: CancellationToken::new(),
            faults: Mutex::default(),
            quotas_on: AtomicBool::new(config.quotas),
            quotas: Mutex::new((
                Quotas::default(),
                Strangers::new(scenario::strangers(&config), config.start_ms),
            )),
            calls: Mutex::default(),
            config,
        }
    }

    pub(crate) fn faults(&self) -> MutexGuard<'_, Faults> {
        locked(&self.faults)
    }

    /// Whether the quotas let this call through; what strangers called since the last one came first.
    pub(crate) fn grants(&self, account: &str, region: &str, operation: &str, now: i64) -> bool {
        if !self.quotas_on.load(Ordering::SeqCst) {
            return true;
        }
        let mut guard = locked(&self.quotas);
        let (quotas, strangers) = &mut *guard;
        strangers.call_until(now, quotas);
        quotas.draw(account, region, operation, now)
    }

    /// The quota that accounts have for an operation, or for all together (None).
    pub(crate) fn limit(&self, operation: Option<&str>) -> Option<Limit> {
        locked(&self.quotas).0.limit(operation)
    }

    pub(crate) fn calls(&self) -> MutexGuard<'_, CallLog> {
        locked(&self.calls)
    }
}

/// A running sim; dropping it stops it.
pub struct Sim {
    house: Arc<House>,
    address: SocketAddr,
    server: Option<JoinHandle<()>>,
}

/// What can be done with a running sim from elsewhere; holding one does not keep it running.
#[derive(Clone)]
pub struct SimHandle {
    house: Arc<House>,
}

impl Sim {
    /// Starts a sim on a free port of 127.0.0.1, inside the current tokio runtime.
    ///
    /// # Errors
    /// The port cannot be opened, or the speed is not a number from 0 to 100000.
    pub async fn start(config: SimConfig) -> Result<Self, SimError> {
        Self::start_beside(config, 0, |_| Router::new()).await
    }

    /// Starts a sim on a given port (0 is any free one) with further routes beside EMR's. This is for the stand-alone binary,
    /// which adds its control endpoint; the app never does.
    ///
    /// # Errors
    /// As [`Sim::start`].
    pub async fn start_beside(
        config: SimConfig,
        port: u16,
        routes: impl FnOnce(SimHandle) -> Router,
    ) -> Result<Self, SimError> {
        if !(0.0..=100_000.0).contains(&config.speed) {
            return Err(SimError::Speed(config.speed));
        }
        let refused = |source| SimError::Listen { port, source };
        let listener = TcpListener::bind(("127.0.0.1", port)).await.map_err(refused)?;
        let address = listener.local_addr().map_err(refused)?;
        let house = Arc::new(House::new(config));
        let routes = routes(SimHandle { house: Arc::clone(&house) });
        let server = tokio::spawn(serve::serve(listener, Arc::clone(&house), routes));
        Ok(Self { house, address, server: Some(server) })
    }

    /// Where it listens: `http://127.0.0.1:PORT`.
    pub fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    /// One way into each of its accounts: what the demo watches.
    pub fn profiles(&self) -> Vec<SimProfile> {
        self.house.profiles.clone()
    }

    /// A second key into each account, for tests of two ways into one scope.
    pub fn second_profiles(&self) -> Vec<SimProfile> {
        self.house.more_profiles.clone()
    }

    /// What can be done with it from elsewhere.
    pub fn handle(&self) -> SimHandle {
        SimHandle { house: Arc::clone(&self.house) }
    }

    /// The sim's clock, in milliseconds since the epoch: its start plus real time passed × speed plus jumps.
    pub fn now_ms(&self) -> i64 {
        self.house.clock.now_ms()
    }

    /// Jumps the sim's clock forward by so many milliseconds; a negative jump is none.
    pub fn advance(&self, ms: i64) {
        self.house.clock.advance(ms);
    }

    /// Adds a fault; of several that meet a call the oldest decides.
    pub fn fault(&self, fault: FaultRule) {
        self.house.faults().add(fault);
    }

    /// Takes all faults away. Calls that hang stay so until the caller gives up.
    pub fn clear_faults(&self) {
        self.house.faults().clear();
    }

    /// Gives all accounts so many times the documented quota of an operation; ListServiceQuotas tells it.
    pub fn raise_quota(&self, operation: &str, times: f64) {
        locked(&self.house.quotas).0.raise(operation, times);
    }

    /// The newest 100,000 calls, oldest first.
    pub fn calls(&self) -> Vec<CallRecord> {
        self.house.calls().all()
    }

    /// Stops and waits until the port is closed, at most two seconds for calls under way.
    pub async fn stop(mut self) {
        self.house.stopping.cancel();
        if let Some(mut server) = self.server.take()
            && tokio::time::timeout(STOP_LIMIT, &mut server).await.is_err()
        {
            server.abort();
        }
    }
}

impl Drop for Sim {
    fn drop(&mut self) {
        self.house.stopping.cancel();
    }
}

impl SimHandle {
    /// As [`Sim::now_ms`].
    pub fn now_ms(&self) -> i64 {
        self.house.clock.now_ms()
    }

    /// As [`Sim::advance`].
    pub fn advance(&self, ms: i64) {
        self.house.clock.advance(ms);
    }

    /// As [`Sim::fault`].
    pub fn fault(&self, fault: FaultRule) {
        self.house.faults().add(fault);
    }

    /// As [`Sim::clear_faults`].
    pub fn clear_faults(&self) {
        self.house.faults().clear();
    }

    /// As [`Sim::calls`].
    pub fn calls(&self) -> Vec<CallRecord> {
        self.house.calls().all()
    }

    /// Enforces the quotas from now on, or no longer.
    pub fn set_quotas(&self, on: bool) {
        self.house.quotas_on.store(on, Ordering::SeqCst);
    }

    /// The changes that the scenario makes after `from_ms` and until `to_ms`, oldest first: what a perfect watcher would see.
    pub fn due(&self, from_ms: i64, to_ms: i64) -> Vec<DueChange> {
        due::between(&self.house.clusters, from_ms, to_ms)
    }
}
