//! Accounts on a made-up computer and a simulated AWS: added, tested, watched, named, removed, and never written anywhere.

mod adding;
mod changing;

use super::{Accounts, NewAccount};
use crate::start::Started;
use crate::start::computer::Computer;
use crate::system_clock::SystemClock;
use emr_monitor_core::api::wire::Snapshot;
use emr_monitor_core::clock::Clock as _;
use emr_monitor_sim::{FaultKind, FaultRule, Scenario, Sim, SimConfig, SimProfile};
use std::fs;
use std::time::{Duration, Instant};

const SECRET: &str = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY99";
const TOKEN: &str = "FwoGZXIvYXdzEXAMPLESESSIONTOKEN//////////wEaDH";
/// One profile without a Region: without any the demo would open.
const OTHER: &str = "[default]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = x\n";

/// A computer whose calls go to a simulated AWS, with one profile that names no Region.
struct Stage {
    sim: Sim,
    computer: Computer,
    started: Started,
}

impl Stage {
    async fn new() -> Self {
        let sim = Sim::start(SimConfig::new(Scenario::Quiet, SystemClock.now().0)).await.unwrap();
        let mut computer = Computer::new();
        computer.env.insert("AWS_ENDPOINT_URL".to_owned(), sim.endpoint());
        computer.file(".aws/credentials", OTHER);
        let started = computer.start(None).await;
        Self { sim, computer, started }
    }

    fn accounts(&self) -> &Accounts {
        &self.started.parts.accounts
    }

    fn profile(&self) -> SimProfile {
        self.sim.profiles()[0].clone()
    }

    /// What a person would type for the sim's first profile.
    fn typed(&self) -> NewAccount {
        let profile = self.profile();
        NewAccount {
            name: "risk".to_owned(),
            region: profile.regions[0].clone(),
            access_key_id: profile.access_key_id,
            secret_access_key: SECRET.to_owned(),
            session_token: TOKEN.to_owned(),
            untested: false,
        }
    }

    async fn snapshot(&self) -> Snapshot {
        self.started.parts.api.snapshot().await.unwrap()
    }

    async fn until(&self, seen: impl Fn(&Snapshot) -> bool) -> Snapshot {
        let limit = Instant::now() + Duration::from_secs(30);
        loop {
            let now = self.snapshot().await;
            if seen(&now) {
                return now;
            }
            assert!(Instant::now() < limit, "not seen in time: {now:#?}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    fn settings(&self) -> String {
        fs::read_to_string(self.computer.folders().settings()).unwrap_or_default()
    }

    async fn stop(self) {
        self.started.running.stop().await;
        self.sim.stop().await;
    }
}

fn fault(kind: FaultKind, operation: &str) -> FaultRule {
    FaultRule {
        operation: Some(operation.to_owned()),
        region: None,
        account: None,
        key: None,
        kind,
        times: None,
    }
}
