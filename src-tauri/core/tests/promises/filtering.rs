//! The filter of the window: told with the rows it is true of, whatever comes first.

use crate::engine::fake::Rig;
use crate::given::summary;
use emr_monitor_core::api::wire::{Batch, FilterView, Found, ViewState};
use emr_monitor_core::engine::Engine;
use std::collections::BTreeSet;
use std::time::Duration;
use tokio::sync::mpsc::Receiver;

const HOUR: Duration = Duration::from_secs(3600);

fn by(filter: &str) -> ViewState {
    ViewState { filter: filter.to_owned(), ..ViewState::default() }
}

async fn fleet(rig: &Rig) -> Engine {
    rig.clusters(
        "alpha",
        vec![summary("j-1", "RUNNING"), summary("j-2", "WAITING"), summary("j-3", "WAITING")],
    );
    let engine = rig.start().await;
    rig.eventually(&engine, |now| now.rows.len() == 3).await;
    engine
}

/// The rows and the filter as a window holds them after every batch until `holds`.
async fn until(window: &mut Window, holds: impl Fn(&Window) -> bool) {
    let told = async {
        while !holds(window) {
            let batch = window.batches.recv().await.unwrap();
            window.take(batch);
        }
    };
    tokio::time::timeout(HOUR, told).await.unwrap();
}

/// A window: what it was told, and nothing else.
struct Window {
    batches: Receiver<Batch>,
    rows: BTreeSet<String>,
    filter: FilterView,
}

impl Window {
    async fn open(engine: &Engine) -> Self {
        let batches = engine.api().subscribe().await;
        let now = engine.api().snapshot().await.unwrap();
        Self { batches, rows: now.rows.into_iter().map(|row| row.key).collect(), filter: now.filter }
    }

    fn take(&mut self, batch: Batch) {
        self.rows.extend(batch.rows.into_iter().map(|row| row.key));
        for gone in batch.gone {
            self.rows.remove(&gone);
        }
        self.filter = batch.filter.unwrap_or_else(|| self.filter.clone());
    }

    /// The ids that the window shows.
    fn shown(&self) -> Vec<&str> {
        let is_found = |key: &&String| match &self.filter.found {
            Found::All => true,
            Found::Only(keys) => keys.contains(key),
            Found::AllBut(keys) => !keys.contains(key),
        };
        self.rows.iter().filter(is_found).filter_map(|key| key.rsplit('/').next()).collect()
    }
}

#[tokio::test(start_paused = true)]
async fn a_filter_finds_its_rows_and_names_what_it_cannot_read() {
    let rig = Rig::new(&["alpha"]);
    let engine = fleet(&rig).await;
    let mut window = Window::open(&engine).await;
    assert_eq!(window.shown(), ["j-1", "j-2", "j-3"]);
    engine.api().set_view(by("state:waiting colour:5")).await;
    until(&mut window, |window| window.filter.text == "state:waiting colour:5").await;
    assert_eq!(window.shown(), ["j-2", "j-3"]);
    engine.api().set_view(by("-id:j-3 colour:red ß cost>$5")).await;
    until(&mut window, |window| window.filter.text.starts_with("-id")).await;
    let places: Vec<_> = window.filter.faults.iter().map(|fault| (fault.from, fault.to)).collect();
    assert_eq!(places, [(8, 14), (21, 28)], "in UTF-16 units");
    assert_eq!(window.shown(), [""; 0], "no name has an ß in it");
    let again = Window::open(&engine).await;
    assert_eq!(again.filter, window.filter, "a window that comes back is told the same");
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn a_row_that_changes_or_comes_is_found_or_not_in_the_same_batch() {
    let rig = Rig::new(&["alpha"]);
    let engine = fleet(&rig).await;
    let mut window = Window::open(&engine).await;
    engine.api().set_view(by("state:waiting")).await;
    until(&mut window, |window| window.shown() == ["j-2", "j-3"]).await;
    rig.clusters(
        "alpha",
        vec![
            summary("j-1", "WAITING"),
            summary("j-2", "TERMINATING"),
            summary("j-3", "WAITING"),
            summary("j-4", "STARTING"),
        ],
    );
    until(&mut window, |window| {
        let is_whole = !window.shown().contains(&"j-4");
        assert!(is_whole, "one that does not match is shown in no batch: {:?}", window.shown());
        window.rows.len() == 4 && window.shown() == ["j-1", "j-3"]
    })
    .await;
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn time_alone_moves_what_is_found() {
    let rig = Rig::new(&["alpha"]);
    let engine = fleet(&rig).await;
    let mut window = Window::open(&engine).await;
    let elapsed = {
        let now = engine.api().snapshot().await.unwrap();
        now.clock.now - now.rows[0].created.unwrap()
    };
    #[expect(clippy::cast_possible_truncation, reason = "a span of the test")]
    let limit = (elapsed / 1000.0) as i64 + 120;
    engine.api().set_view(by(&format!("elapsed>{limit}s"))).await;
    until(&mut window, |window| window.shown().is_empty()).await;
    until(&mut window, |window| !window.shown().is_empty()).await;
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn what_is_typed_is_read_before_it_is_filtered_by() {
    let rig = Rig::new(&["alpha"]);
    let engine = fleet(&rig).await;
    let reading = engine.api().read_filter("ß -id:j-3 profile:al", 20).await.unwrap();
    assert_eq!((reading.found, reading.faults.len()), (0, 0));
    let [offer] = reading.offers.as_slice() else { panic!("{reading:?}") };
    assert_eq!((offer.from, offer.to, offer.text.as_str()), (10, 20, "profile:alpha"));
    assert_eq!(engine.api().read_filter("-id:j-3", 0).await.unwrap().found, 2);
    assert_eq!(engine.api().snapshot().await.unwrap().filter, FilterView::default(), "nothing is filtered");
    engine.stop().await;
}
