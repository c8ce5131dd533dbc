//! The teller: brings alerts to the system's notifications, one after another. Its own task, so that a desktop that does not
//! answer holds up nobody. What it takes is committed as `sending` before the system is asked.

use super::command::{Command, Handle};
use crate::alert::{AlertKey, Outcome, Telling};
use crate::clock::Clock;
use crate::notices::{NoticeTrouble, Notices, Shown};
use crate::time::MINUTE;
use std::collections::HashMap;
use std::sync::Arc;
use tokio::sync::{Notify, oneshot};
use tokio_util::sync::CancellationToken;

/// What a teller is made of.
pub(super) struct Teller {
    pub(super) engine: Handle,
    /// None: alerts are listed and nobody is called.
    pub(super) notices: Option<Arc<dyn Notices>>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) wake: Arc<Notify>,
    pub(super) cancel: CancellationToken,
}

impl Teller {
    /// Runs until cancelled.
    pub(super) async fn run(self) {
        let mut shown = HashMap::new();
        loop {
            let (reply, answer) = oneshot::channel();
            self.engine.tell(Command::TakeTellings(reply)).await;
            let taken = tokio::select! {
                () = self.cancel.cancelled() => return,
                taken = answer => match taken {
                    Ok(taken) => taken,
                    Err(_) => return,
                },
            };
            for key in taken.withdraw {
                if let (Some(notices), Some(id)) = (&self.notices, shown.remove(&key)) {
                    notices.withdraw(id).await;
                }
            }
            for telling in taken.tellings {
                self.tell(telling, &mut shown).await;
            }
            let again = taken.again.unwrap_or_else(|| self.clock.now() + MINUTE);
            tokio::select! {
                () = self.cancel.cancelled() => return,
                () = self.wake.notified() => {}
                () = self.clock.sleep_until(again) => {}
            }
        }
    }

    async fn tell(&self, telling: Telling, shown: &mut HashMap<AlertKey, Shown>) {
        let alerts: Vec<AlertKey> = telling.alerts().iter().map(|alert| alert.key.clone()).collect();
        let Some(notices) = &self.notices else {
            let single = false;
            return self.engine.tell(Command::Went { alerts, outcome: Outcome::Told, single }).await;
        };
        let notice = telling.notice();
        if let Telling::Reason(alert) = &telling {
            // Elsewhere, or after it was closed, the reason is in the list without another word.
            if let Some(id) = shown.get(&alert.key)
                && let Err(trouble) = notices.replace(*id, notice).await
            {
                tracing::debug!(%trouble, "a notice could not be changed");
            }
            return;
        }
        let single = matches!(telling, Telling::One(_));
        let outcome = match notices.show(notice).await {
            Ok(id) => {
                shown.extend(alerts.iter().filter(|_| single).map(|key| (key.clone(), id)));
                Outcome::Told
            }
            Err(trouble @ NoticeTrouble::NotShown(_)) => {
                tracing::warn!(%trouble, "alerts wait for the desktop");
                Outcome::NotShown
            }
            Err(trouble @ NoticeTrouble::NotKnown(_)) => {
                tracing::warn!(%trouble, "an alert may have been missed; it is unseen in the list");
                Outcome::NotKnown
            }
        };
        self.engine.tell(Command::Went { alerts, outcome, single }).await;
    }
}
