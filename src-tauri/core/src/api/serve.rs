//! The feed's own task: what is asked of it one by one, and what changed at the pace of eyes.

use super::feed::Told;
use super::health::AppFacts;
use super::told_rows::PastRow;
use super::wire::{Batch, ClusterDetail, FilterReading, HealthView, Snapshot, ViewState};
use super::{Fault, real};
use crate::clock::Clock;
use crate::engine::Fleet;
use crate::notices::Target;
use crate::time::At;
use jiff::tz::TimeZone;
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot, watch};
use tokio_util::sync::CancellationToken;

/// At most one batch in this span, in real milliseconds: people cannot see faster. The first rows wait for nothing.
const BATCH_EVERY: f64 = 100.0;
/// What belongs together comes within this span, in real milliseconds: a watch that joins and the list it brings are one batch.
const GATHER: f64 = 8.0;
/// Statuses that follow from time alone (idle, not known, stale) are looked at this often, in real milliseconds.
const LOOK_EVERY: f64 = 2_000.0;
/// Requests waiting for the feed; whoever asks more waits.
pub(super) const REQUESTS: usize = 64;

/// What is asked of the feed.
pub(super) enum Request {
    Snapshot(oneshot::Sender<Snapshot>),
    Open(String, oneshot::Sender<Result<ClusterDetail, Fault>>),
    Close,
    SetView(ViewState),
    /// In which zone days begin.
    SetZone(TimeZone),
    /// Clusters that the window is told of and only the archive holds.
    Past(Vec<PastRow>),
    /// A text that is being typed, and where its caret is.
    ReadFilter(String, u32, oneshot::Sender<FilterReading>),
    Show(Target),
    Subscribe(mpsc::Sender<Batch>),
    /// What the shell found of the app.
    AppFacts(AppFacts),
    /// How the app is, whether or not somebody looks.
    Health(oneshot::Sender<HealthView>),
}

/// Answers and tells until cancelled.
pub(super) async fn serve(
    mut told: Told,
    mut asked: mpsc::Receiver<Request>,
    mut seen: watch::Receiver<bool>,
    cancel: CancellationToken,
) {
    let clock = Arc::clone(&told.clock);
    let mut next = clock.now();
    loop {
        let visible = *seen.borrow();
        tokio::select! {
            biased;
            () = cancel.cancelled() => return,
            request = asked.recv() => match request {
                Some(request) => {
                    let at_once = take(&mut told, request);
                    if at_once && visible {
                        told.tell();
                    }
                    continue;
                }
                None => return,
            },
            shown = seen.changed() => match shown {
                Ok(()) => told.be_visible(*seen.borrow()),
                Err(_) => return,
            },
            news = news(&mut told.fleets, clock.as_ref(), next), if visible => if !news { return },
            () = clock.sleep_until(clock.now() + real(clock.as_ref(), LOOK_EVERY)), if visible => {}
        }
        if *seen.borrow() {
            told.tell();
            let every = if told.rows.is_empty() { GATHER } else { BATCH_EVERY };
            next = clock.now() + real(clock.as_ref(), every);
        }
    }
}

/// Ends when the fleet changed, not before `next`; false when the engine is gone.
async fn news(fleets: &mut watch::Receiver<Arc<Fleet>>, clock: &dyn Clock, next: At) -> bool {
    if fleets.changed().await.is_err() {
        return false;
    }
    fleets.mark_changed();
    clock.sleep_until(next.max(clock.now() + real(clock, GATHER))).await;
    true
}

/// Takes a request; true when what it changed is to be told at once.
fn take(told: &mut Told, request: Request) -> bool {
    // Whoever asked may have stopped waiting: an answer nobody takes is dropped.
    match request {
        Request::Snapshot(reply) => drop(reply.send(told.snapshot())),
        Request::Open(key, reply) => drop(reply.send(told.open(&key))),
        Request::Close => told.close(),
        Request::SetView(view) => {
            let begins = view.shows_health() && !told.view.shows_health();
            let filters = told.finding.set_text(&view.filter);
            if !view.shows_timeline() {
                told.rows.set_past(Vec::new());
            }
            told.view = view;
            told.look();
            return begins || filters;
        }
        Request::SetZone(zone) => told.finding.set_zone(zone),
        Request::Past(past) => {
            told.rows.set_past(past);
            told.finding.ask_again();
            return true;
        }
        Request::ReadFilter(text, caret, reply) => drop(reply.send(told.read_filter(&text, caret))),
        Request::Show(target) => told.show(&target),
        Request::Subscribe(sender) => told.subscriber = Some(sender),
        Request::AppFacts(facts) => {
            told.health.learn(facts, told.clock.now());
            return told.view.shows_health();
        }
        Request::Health(reply) => {
            let fleet = Arc::clone(&told.fleets.borrow());
            drop(reply.send(told.health.view(&fleet, told.clock.now())));
        }
    }
    false
}
