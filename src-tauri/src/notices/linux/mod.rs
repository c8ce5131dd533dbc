//! Linux: straight to the notification daemon; by Tauri's plugin only when a daemon is there and refuses.

mod answer;
mod daemon;
mod ledger;
mod line;
mod message;
#[cfg(test)]
mod tests;

use super::Click;
use crate::desktop::session_bus::SessionBus;
use answer::Untold;
use daemon::{FreedesktopNotices, LIMIT};
use emr_monitor_core::notices::{Notice, NoticeTrouble, Notices, Shown};
use futures::FutureExt as _;
use futures::future::BoxFuture;
use std::sync::Arc;
use tokio::sync::mpsc;

/// The notices of a Linux desktop.
pub(super) struct LinuxNotices {
    direct: FreedesktopNotices,
    other: Arc<dyn Notices>,
}

impl LinuxNotices {
    /// `other` shows what the daemon refuses.
    pub(super) fn new(demo: bool, clicks: mpsc::Sender<Click>, other: Arc<dyn Notices>) -> Self {
        Self { direct: FreedesktopNotices::new(SessionBus::OfSession, demo, clicks, LIMIT), other }
    }
}

impl Notices for LinuxNotices {
    fn show(&self, notice: Notice) -> BoxFuture<'_, Result<Shown, NoticeTrouble>> {
        async move {
            match self.direct.show(&notice).await {
                Err(Untold::Refused(why)) => {
                    tracing::warn!(
                        why,
                        "the notification daemon refused a notice; it is tried in the plain way"
                    );
                    self.other.show(notice).await
                }
                direct => Ok(direct?),
            }
        }
        .boxed()
    }

    fn replace(&self, shown: Shown, notice: Notice) -> BoxFuture<'_, Result<bool, NoticeTrouble>> {
        async move { Ok(self.direct.replace(shown, &notice).await?) }.boxed()
    }

    fn withdraw(&self, shown: Shown) -> BoxFuture<'_, ()> {
        self.direct.withdraw(shown).boxed()
    }
}
