//! Of several ways into a scope: giving place to another, and trying one that did.

use super::carry::{carry, live_list, of_the_way};
use super::{Asking, Under};
use crate::model::{Trouble, Watch};
use crate::poll::plan::Errand;
use crate::source::{AskError, Call};
use crate::time::At;
use std::sync::{Arc, PoisonError};

impl Asking {
    /// One page of the list tells whether a way that stood aside serves again.
    pub(super) fn try_one_aside(&mut self, under: &mut Under<'static>, now: At) {
        let Some((watch, source)) = self.ways.due(now).cloned() else { return };
        let call = live_list();
        let mut budget = self.task.budget.lock().unwrap_or_else(PoisonError::into_inner);
        budget.advance(now);
        if budget.ready(call.operation()) {
            budget.spend(call.operation(), 1, now);
            self.ways.begin(&watch, now);
            let clock = Arc::clone(&self.task.clock);
            under.push(Box::pin(carry(source, clock, (Errand::Heartbeat, Some(watch)), call, now)));
        }
    }

    pub(super) async fn report_way(&self, trouble: Option<Trouble>) {
        if let Some((watch, _)) = self.ways.active() {
            self.task.engine.way_asked(watch, trouble).await;
        }
    }

    /// A way whose credentials or rights do not serve gives place to the next one into the same scope; true when there is one.
    pub(super) async fn stand_aside(&mut self, call: &Call, error: &AskError, (at, now): (At, At)) -> bool {
        let on_list = matches!(call, Call::ListClusters { .. });
        if !of_the_way(error.kind) || !on_list {
            return false;
        }
        self.report_way(Some(error.trouble(at))).await;
        self.ways.stand_aside(now)
    }

    /// What came of trying a way that stood aside.
    pub(super) async fn take_in_trial(
        &mut self,
        watch: &Watch,
        error: Option<AskError>,
        (at, now): (At, At),
    ) {
        match error {
            // The way may serve: what was wrong now is not its own.
            Some(error) if !of_the_way(error.kind) => {}
            Some(error) => {
                self.ways.tried(watch, false, now);
                self.task.engine.way_asked(watch, Some(error.trouble(at))).await;
            }
            None => {
                self.ways.tried(watch, true, now);
                self.task.engine.way_serves(watch).await;
            }
        }
    }
}
