//! The core's `Source` port over the SDK: one watch's way to AWS.

use crate::account::{self, Caller};
use crate::ask::Asking;
use crate::credentials::HeldCredentials;
use crate::lines::Lines;
use crate::meter::Meter;
use crate::quotas;
use crate::trouble::{Failure, Way};
use emr_monitor_core::model::{Account, TroubleKind};
use emr_monitor_core::source::{AccountQuota, Answer, AskError, Call, Identity, Reply, Source};
use futures::future::BoxFuture;

/// IAM's name of the question who is asking.
const IDENTITY: &str = "sts:GetCallerIdentity";

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
                Err(failure) => {
                    let action = format!("elasticmapreduce:{}", call.operation().as_emr());
                    Err(self.error(failure, &action, &meter))
                }
            }
        })
    }

    fn account(&self) -> BoxFuture<'_, Result<Option<Account>, AskError>> {
        Box::pin(async move {
            let meter = Meter::new();
            account::find(self, &meter).await.map_err(|failure| self.error(failure, IDENTITY, &meter))
        })
    }

    fn identity(&self) -> BoxFuture<'_, Result<Identity, AskError>> {
        Box::pin(async move {
            let meter = Meter::new();
            match account::told_by_sts(self, &meter).await {
                Ok(Caller { account, names }) => Ok(Identity { account, names, requests: meter.requests() }),
                Err(failure) => Err(self.error(failure, IDENTITY, &meter)),
            }
        })
    }

    fn quotas(&self) -> BoxFuture<'_, Result<Vec<AccountQuota>, AskError>> {
        Box::pin(async move {
            let meter = Meter::new();
            // What Service Quotas thinks of the credentials is no matter of EMR's: they are kept.
            let secrets = self.credentials.secrets();
            let told = quotas::find(self, &meter).await;
            told.map_err(|failure| self.way.error(failure, quotas::ACTION, &meter, &secrets))
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

    fn error(&self, failure: Failure, action: &str, meter: &Meter) -> AskError {
        if failure.kind == TroubleKind::SignedOut {
            self.credentials.forget();
        }
        self.way.error(failure, action, meter, &self.credentials.secrets())
    }
}
