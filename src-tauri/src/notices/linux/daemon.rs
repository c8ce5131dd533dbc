//! Notices by the Desktop Notifications Specification, straight to the daemon, so that its answer is heard, a notice can be
//! replaced in place and a press comes back with the desktop's leave to raise a window.

use super::super::Click;
use super::answer::{Untold, untold};
use super::line::{Daemon, Line};
use super::message::NotifyArgs;
use crate::desktop::session_bus::{NOTIFICATIONS, SessionBus, ask};
use emr_monitor_core::notices::{Notice, Shown, Target};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;
use zbus::Connection;

/// How long a daemon may take to answer before nobody knows.
pub(super) const LIMIT: Duration = Duration::from_secs(5);
/// How long a late answer is still listened for: the notice it tells of is on show after all, and can be pressed.
const LATE: Duration = Duration::from_secs(60);

/// The daemon of this desktop.
pub(super) struct FreedesktopNotices {
    line: Arc<Line>,
    demo: bool,
    limit: Duration,
}

impl FreedesktopNotices {
    /// Connects to nothing yet. No call takes longer than two limits: one to find the daemon, one for its answer.
    pub(super) fn new(session: SessionBus, demo: bool, clicks: mpsc::Sender<Click>, limit: Duration) -> Self {
        Self { line: Line::new(session, clicks), demo, limit }
    }

    /// Shows a notice.
    ///
    /// # Errors
    /// See [`Untold`].
    pub(super) async fn show(&self, notice: &Notice) -> Result<Shown, Untold> {
        let (bus, daemon) = self.reach().await?;
        let args = NotifyArgs::new(notice, &daemon, self.demo, None);
        self.told(bus, daemon, args, notice.opens.clone()).await
    }

    /// Changes a notice in place; false when it is on show no more.
    ///
    /// # Errors
    /// Nobody knows whether it was changed.
    pub(super) async fn replace(&self, shown: Shown, notice: &Notice) -> Result<bool, Untold> {
        let Some((bus, daemon, id)) = self.find(shown).await else { return Ok(false) };
        let args = NotifyArgs::new(notice, &daemon, self.demo, Some(id));
        let answer = timeout(self.limit, notify(&bus, &daemon, &args)).await.unwrap_or_else(|_| Err(late()));
        match answer {
            Ok(id) => {
                self.line.ledger().replaced(shown, id, notice.opens.clone());
                Ok(true)
            }
            Err(Untold::Absent(why) | Untold::Refused(why)) => {
                tracing::debug!(why, "a notice was not replaced");
                Ok(false)
            }
            Err(unsure) => Err(unsure),
        }
    }

    /// Takes a notice away.
    pub(super) async fn withdraw(&self, shown: Shown) {
        let Some((bus, daemon, id)) = self.find(shown).await else { return };
        let which = (id,);
        let closing = ask::<_, ()>(&bus, &daemon.name, NOTIFICATIONS, "CloseNotification", &which);
        if !matches!(timeout(self.limit, closing).await, Ok(Ok(()))) {
            tracing::debug!(id, "a notice was not taken away; it may be gone already");
        }
    }

    /// The daemon that shows this notice, and its id there. Looked up before the daemon is, so that none is started for a notice
    /// that is gone, and after, since another one may be there by then.
    async fn find(&self, shown: Shown) -> Option<(Connection, Daemon, u32)> {
        self.line.ledger().on_show(shown)?;
        let (bus, daemon) = self.reach().await.ok()?;
        let (of, id) = self.line.ledger().on_show(shown)?;
        (of == daemon.name).then_some((bus, daemon, id))
    }

    async fn reach(&self) -> Result<(Connection, Daemon), Untold> {
        timeout(self.limit, self.line.reach())
            .await
            .unwrap_or_else(|_| Err(Untold::Absent(SILENT.to_owned())))
    }

    /// Asked on a task of its own: if the caller stops waiting, the notice may still be shown, and then it is still ours.
    async fn told(
        &self,
        bus: Connection,
        daemon: Daemon,
        args: NotifyArgs,
        opens: Target,
    ) -> Result<Shown, Untold> {
        let (answer, answered) = oneshot::channel();
        let line = Arc::clone(&self.line);
        line.ledger().asking();
        tokio::spawn(async move {
            let result = timeout(LATE, notify(&bus, &daemon, &args)).await.unwrap_or_else(|_| Err(late()));
            let taken = result.map(|id| {
                let (shown, clicks) = line.ledger().taken(&daemon.name, id, opens);
                clicks.into_iter().for_each(|click| line.pressed(click));
                shown
            });
            line.ledger().asked();
            // Nobody waits for a late answer.
            let _ = answer.send(taken);
        });
        match timeout(self.limit, answered).await {
            Ok(Ok(result)) => result,
            Ok(Err(_)) => Err(Untold::Unsure("the app is ending".to_owned())),
            Err(_) => Err(late()),
        }
    }
}

/// What is said of a daemon that does not answer.
const SILENT: &str = "the notification daemon does not answer";

fn late() -> Untold {
    Untold::Unsure(SILENT.to_owned())
}

/// Sent to the daemon's unique name, so that another one, started meanwhile, takes no id that is not its own.
async fn notify(bus: &Connection, daemon: &Daemon, args: &NotifyArgs) -> Result<u32, Untold> {
    ask(bus, &daemon.name, NOTIFICATIONS, "Notify", args).await.map_err(|error| untold(&error))
}
