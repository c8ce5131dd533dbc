//! No connection to one endpoint, while another goes on.

use emr_monitor_aws::{AwsSources, Limits};
use emr_monitor_core::api::wire::{ClusterRow, Health};
use emr_monitor_core::model::{TroubleKind, Watch};
use emr_monitor_core::source::{AskError, Source, Sources};
use emr_monitor_sim::{Scenario, Sim, SimConfig};
use emr_monitor_tests::{Host, HostSetup, eventually, passing, row, sim, sources_of, watch, watches_of};
use futures::future::BoxFuture;
use std::sync::Arc;

const MINUTE: i64 = 60_000;
const GONE: &str = "demo-cat/eu-west-1";
const NAME: &str = "EU-WS_v12_2026Q2_sens-B";

/// One profile leads to another endpoint than the rest.
struct Apart {
    profile: &'static str,
    there: AwsSources,
    rest: AwsSources,
}

impl Sources for Apart {
    fn open<'a>(&'a self, watch: &'a Watch) -> BoxFuture<'a, Result<Arc<dyn Source>, AskError>> {
        let apart = watch.profile.as_str() == self.profile;
        Box::pin(if apart { &self.there } else { &self.rest }.open(watch))
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refused_connection_is_told_and_outlived_while_the_other_endpoint_is_on_time() {
    let folder = tempfile::tempdir().unwrap();
    let lasting = sim(Scenario::BusyDay, 10.0).await;
    let config = |start_ms| SimConfig { speed: 10.0, ..SimConfig::new(Scenario::Quiet, start_ms) };
    let fleeting = Sim::start(config(lasting.now_ms())).await.unwrap();
    let (quiet, busy) = (fleeting.profiles(), lasting.profiles().split_off(1));
    let sources = Apart {
        profile: "demo-cat",
        there: sources_of(&fleeting, &quiet, Limits::default()),
        rest: sources_of(&lasting, &busy, Limits::default()),
    };
    let watches = [watches_of(&quiet), watches_of(&busy)].concat();
    let setup = HostSetup { speed: 10.0, ..HostSetup::default() };
    let host = Host::with(&lasting, Arc::new(sources), watches, folder.path(), &setup).await;
    eventually(&host, "both are live", |s| {
        s.watches.iter().all(|watch| watch.health == Health::Live) && row(s, NAME).is_some()
    })
    .await;

    let port = fleeting.endpoint().rsplit(':').next().unwrap().parse().unwrap();
    fleeting.stop().await;
    let snapshot = passing(&host, &lasting, "the network is told gone", |s| {
        watch(s, GONE).is_some_and(|watch| watch.health == Health::Offline)
            && row(s, NAME)
                .and_then(|row| row.trouble.as_ref())
                .is_some_and(|t| t.kind == TroubleKind::Offline)
    })
    .await;
    assert!(snapshot.status.offline_since.is_none(), "not everything is offline");
    let from = host.clock.now().0;
    passing(&host, &lasting, "three minutes pass", |s| {
        assert!(
            s.watches.iter().all(|watch| watch.id == GONE || watch.health == Health::Live),
            "{:#?}",
            s.watches
        );
        s.clock.now >= (from + 3 * MINUTE) as f64
    })
    .await;

    let again = Sim::start_beside(config(lasting.now_ms()), port, |_| Default::default()).await.unwrap();
    passing(&host, &lasting, "it comes back by itself", |s| {
        // The endpoint that comes back knows clusters of its own, of the same names.
        let read = |row: &ClusterRow| row.name == NAME && row.trouble.is_none() && row.state_at > from as f64;
        watch(s, GONE).is_some_and(|watch| watch.health == Health::Live) && s.rows.iter().any(read)
    })
    .await;
    host.stop().await;
    again.stop().await;
    lasting.stop().await;
}
