//! A list that a way-in asked for before it knew its scope: taken in like one the plan asked for, and paid for by the scope it joined.

use super::carry::Done;
use super::{Asking, Under};
use futures::future::ready;
use std::sync::PoisonError;

impl Asking {
    /// The scope pays for it in any case; it counts as the heartbeat where none is under way.
    pub(super) fn bring(&mut self, list: Done, under: &mut Under<'static>) {
        let now = self.task.clock.now();
        let operation = list.call.operation();
        let mut budget = self.task.budget.lock().unwrap_or_else(PoisonError::into_inner);
        budget.advance(now);
        budget.spend(operation, 1, now);
        if !self.ledger.under_way(&list.errand) && self.ledger.record(&list.errand).began.is_none() {
            self.ledger.begin(&list.errand, list.at);
            under.push(Box::pin(ready(list)));
        }
    }
}
