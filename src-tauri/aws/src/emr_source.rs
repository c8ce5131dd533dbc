//! The core's `Source` port over the SDK: one watch's way to AWS.

use crate::account;
use crate::ask::Asking;
use crate::credentials::HeldCredentials;
use crate::lines::Lines;
use crate::meter::Meter;
use crate::trouble::{Failure, Way};
use emr_monitor_core::model::{Account, TroubleKind};
use emr_monitor_core::source::{Answer, AskError, Call, Identity, Operation, Reply, Source};
use futures::future::BoxFuture;

/// One profile in one Region.
pub(crate) struct EmrSource {
    pub(crate) lines: Lines,
    pub(crate) credentials: HeldCredentials,
    /// What the profile itself says.
    pub(crate) account: Option<String>,
    pub(crate) way: Way,
}

impl Source for EmrSource {
    fn ask<'a>(&'a self, call: &'a Call) -> BoxFuture<'a, Result<Reply, AskError>> {
        Box::pin(async move {
            let meter = Meter::new();
            match self.answer(call, &meter).await {
                Ok(answer) => {
                    Ok(Reply { answer, requests: meter.requests(), clock_offset: meter.clock_offset() })
                }
                Err(failure) => Err(self.error(failure, Some(call.operation()), &meter)),
            }
        })
    }

    fn account(&self) -> BoxFuture<'_, Result<Option<Account>, AskError>> {
        Box::pin(async move {
            let meter = Meter::new();
            account::find(self, &meter).await.map_err(|failure| self.error(failure, None, &meter))
        })
    }

    fn identity(&self) -> BoxFuture<'_, Result<Identity, AskError>> {
        Box::pin(async move {
            let meter = Meter::new();
            match account::told_by_sts(self, &meter).await {
                Ok(account) => Ok(Identity { account, requests: meter.requests() }),
                Err(failure) => Err(self.error(failure, None, &meter)),
            }
        })
    }
}

impl EmrSource {
    async fn answer(&self, call: &Call, meter: &Meter) -> Result<Answer, Failure> {
        self.credentials.get().await.map_err(|error| Failure::of_credentials(&error))?;
        let clients = self.lines.clients();
        let asking = Asking { emr: &clients.emr, meter };
        let answer = asking.answer(call).await;
        answer.inspect_err(|failure| self.lines.failed(&clients, failure.kind))
    }

    fn error(&self, failure: Failure, operation: Option<Operation>, meter: &Meter) -> AskError {
        if failure.kind == TroubleKind::SignedOut {
            self.credentials.forget();
        }
        self.way.error(failure, operation, meter, &self.credentials.secrets())
    }
}
