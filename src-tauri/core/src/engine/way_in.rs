//! From a watch to its scope: opens the profile, learns the account, tries again until it can.

use super::command::{Command, Handle};
use crate::clock::Clock;
use crate::model::{Account, Scope, Trouble, TroubleKind, Watch};
use crate::poll::task::{Done, first_list, way_patience};
use crate::source::{AskError, Source, Sources};
use futures::FutureExt as _;
use std::pin::pin;
use std::sync::Arc;
use tokio::sync::{Notify, watch};
use tokio_util::sync::CancellationToken;

/// What a way-in is made of.
pub(super) struct WayIn {
    pub(super) watch: Watch,
    /// Where it led in the last run.
    pub(super) remembered: Option<Scope>,
    pub(super) sources: Arc<dyn Sources>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) engine: Handle,
    /// A person says: try again at once.
    pub(super) try_now: Arc<Notify>,
    /// Whether asking is paused: then credentials are not asked either.
    pub(super) paused: watch::Receiver<bool>,
    pub(super) cancel: CancellationToken,
}

impl WayIn {
    /// Ends when the watch has joined a scope, or when cancelled.
    pub(super) async fn run(mut self) {
        let mut failures = 0;
        loop {
            tokio::select! {
                () = self.cancel.cancelled() => return,
                goes_on = self.paused.wait_for(|paused| !paused) => if goes_on.is_err() { return },
            }
            let found = tokio::select! {
                () = self.cancel.cancelled() => return,
                found = self.find(failures == 0) => found,
            };
            let now = self.clock.now();
            let (kind, sent) = match found {
                Ok((scope, source, list)) => {
                    let list = list.map(Box::new);
                    let source_of = Arc::clone(&source);
                    let joined =
                        Command::Joined { watch: self.watch.clone(), scope, source: source_of, list };
                    self.engine.tell(joined).await;
                    return self.ask_who(source.as_ref()).await;
                }
                Err(error) => {
                    let AskError { kind, code, message, requests, .. } = error;
                    let trouble = Trouble { kind, code, message, since: now };
                    self.engine.way_asked(&self.watch, Some(trouble)).await;
                    (kind, requests > 0)
                }
            };
            failures += 1;
            tokio::select! {
                () = self.cancel.cancelled() => return,
                () = self.try_now.notified() => {}
                () = self.clock.sleep_until(now + way_patience(kind, sent, failures)) => {}
            }
        }
    }

    /// Asks once what AWS calls who asks, which costs nothing of EMR's; who is not told is not guessed at.
    async fn ask_who(&self, source: &dyn Source) {
        tokio::select! {
            () = self.cancel.cancelled() => {}
            told = source.identity() => match told {
                Ok(told) if told.names.is_empty() => {}
                Ok(told) => self.engine.tell(Command::Caller(told.names)).await,
                Err(error) => {
                    let (watch, kind) = (&self.watch, error.kind);
                    tracing::info!(%watch, ?kind, "who asks could not be told");
                }
            },
        }
    }

    /// Where the account has to be asked for, the `first` try asks for the list at the same time, so that rows are there one round
    /// trip sooner; later ones do not, since they would ask in vain again and again.
    async fn find(&self, first: bool) -> Result<(Scope, Arc<dyn Source>, Option<Done>), AskError> {
        let source = self.sources.open(&self.watch).await?;
        let (account, list) = {
            let mut account = source.account();
            match (&mut account).now_or_never() {
                Some(told) => (told_or_not(told)?, None),
                None if first => {
                    let mut list = pin!(first_list(Arc::clone(&source), Arc::clone(&self.clock)));
                    // The account first: where there are no credentials, they are not had a second time for the list.
                    tokio::select! {
                        biased;
                        told = &mut account => (told_or_not(told)?, Some(list.await)),
                        list = &mut list => (told_or_not(account.await)?, Some(list)),
                    }
                }
                None => (told_or_not(account.await)?, None),
            }
        };
        let scope = account.map(|account| Scope { account, region: self.watch.region.clone() });
        let scope = scope.or_else(|| self.remembered.clone()).unwrap_or_else(|| Scope {
            account: Account::Unknown(self.watch.profile.clone()),
            region: self.watch.region.clone(),
        });
        Ok((scope, source, list))
    }
}

/// Credentials that do not serve stop here. Anything else that keeps the account from being told (STS out of reach, denied)
/// does not: EMR is asked under the remembered account or none, and the first ClusterArn tells.
fn told_or_not(told: Result<Option<Account>, AskError>) -> Result<Option<Account>, AskError> {
    match told {
        Ok(account) => Ok(account),
        Err(error) => match error.kind {
            TroubleKind::SignedOut
            | TroubleKind::Profile
            | TroubleKind::ClockWrong
            | TroubleKind::WrongRegion
            | TroubleKind::Keyring => Err(error),
            TroubleKind::Throttled
            | TroubleKind::Denied
            | TroubleKind::Offline
            | TroubleKind::TimedOut
            | TroubleKind::Server
            | TroubleKind::BadAnswer
            | TroubleKind::Refused => Ok(None),
        },
    }
}
