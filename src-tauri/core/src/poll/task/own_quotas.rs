//! Reading the account's own quotas: beside the plan, since it costs nothing of EMR's, and seldom.

use super::Asking;
use super::carry::CALL_LIMIT;
use crate::model::{Account, TroubleKind};
use crate::source::{AccountQuota, AskError, Source};
use futures::future::BoxFuture;
use futures::stream::FuturesUnordered;
use std::sync::{Arc, PoisonError};

/// At most one question, under way.
pub(super) type Reading = FuturesUnordered<BoxFuture<'static, Result<Vec<AccountQuota>, AskError>>>;

impl Asking {
    /// Asks when it is time, once a list has told that the way serves. While the account is not known, what is told of it would be
    /// taken for all such.
    pub(super) fn read_quotas_when_due(&self, reading: &mut Reading) {
        let known = matches!(self.task.world.scope.account, Account::Known(_));
        let asks = !*self.task.paused.borrow() && known && self.listed;
        let Some((_, source)) = self.ways.active().filter(|_| asks && reading.is_empty()) else { return };
        let budget = self.task.budget.lock().unwrap_or_else(PoisonError::into_inner);
        if budget.reading().due(self.task.clock.now()) {
            reading.push(Box::pin(asked(Arc::clone(source))));
        }
    }

    /// A failure is told with the budget and nowhere else.
    pub(super) fn quotas_told(&self, told: Result<Vec<AccountQuota>, AskError>) {
        let now = self.task.clock.now();
        let mut budget = self.task.budget.lock().unwrap_or_else(PoisonError::into_inner);
        match told {
            Ok(told) => budget.quotas_read(&told, now),
            Err(error) => {
                let (scope, kind) = (&self.task.world.scope, error.kind);
                tracing::info!(%scope, ?kind, "the account's own quotas could not be read; the documented ones hold");
                budget.quotas_not_read(kind, now);
            }
        }
    }
}

/// Under the same limit as a call, on real time.
async fn asked(source: Arc<dyn Source>) -> Result<Vec<AccountQuota>, AskError> {
    let told = tokio::time::timeout(CALL_LIMIT, source.quotas()).await;
    told.unwrap_or_else(|_| {
        Err(AskError {
            kind: TroubleKind::TimedOut,
            code: None,
            message: "Service Quotas did not answer in time.".to_owned(),
            requests: 1,
            clock_offset: None,
        })
    })
}
