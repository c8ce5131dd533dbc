//! Alerts on their way: decided with the changes, kept with them, told, seen.

use super::super::fleet::ViewedCluster;
use super::Actor;
use crate::alert::{Alert, AlertKey, AlertKind, Outcome, Taken};
use crate::change::Change;
use crate::model::Account;
use crate::time::{At, Millis, SECOND};
use crate::world::World;
use std::sync::Arc;
use tokio::sync::oneshot;

/// More than three notices within this span, on real time, become one.
const BURST: Millis = 10 * SECOND;

impl Actor {
    /// A scope answered: if it was dark, what happened meanwhile is for the digest; if it is new, what was before is past.
    pub(super) async fn answered(&mut self, world: &World, heartbeat: Option<At>, (asked, now): (At, At)) {
        let scope = &world.scope;
        self.alerts.answered(scope, heartbeat, (asked, now));
        if matches!(scope.account, Account::Known(_)) && self.alerts.begin(scope, asked) {
            self.keeper.keep_begun(scope, asked, now).await;
        }
    }

    /// Keeps what changed together with the alerts it gives rise to, then lets them be told.
    pub(super) async fn keep_news(&mut self, world: &World, changes: &[Change], now: At) {
        let alerts = self.alerts.decide(world, changes.iter().filter_map(Change::cluster), now);
        if changes.is_empty() && alerts.is_empty() {
            return;
        }
        self.fleet.seq += 1;
        let news = !alerts.is_empty();
        self.keeper.keep(self.fleet.seq, world, (changes, alerts), now).await;
        if news {
            self.alerts_moved();
        }
    }

    /// Alerts that ripen by time alone: all steps done, a cluster whose failed step was not read.
    pub(super) async fn alerts_by_time(&mut self, now: At) {
        let worlds: Vec<_> = self.fleet.scopes.values().map(|view| Arc::clone(&view.world)).collect();
        for world in worlds {
            self.keep_news(&world, &[], now).await;
        }
    }

    pub(super) async fn take_tellings(&mut self, reply: oneshot::Sender<Taken>) {
        if self.fleet.paused.is_some() {
            let _ = reply.send(Taken::default());
            return;
        }
        let now = self.clock.now();
        #[expect(clippy::cast_possible_truncation, reason = "seconds, times a speed")]
        #[expect(clippy::cast_precision_loss, reason = "seconds")]
        let burst = (BURST as f64 * self.clock.speed()) as Millis;
        let taken = self.alerts.take(now, burst);
        let sending: Vec<Alert> =
            taken.tellings.iter().flat_map(|telling| telling.alerts()).cloned().collect();
        if !sending.is_empty() {
            self.keeper.keep_alerts(sending, now).await;
            self.list_alerts();
        }
        // The teller ends only at the stop; what it did not hear is named in the next run's digest.
        let _ = reply.send(taken);
    }

    pub(super) async fn went(&mut self, keys: &[AlertKey], outcome: Outcome, single: bool) {
        let now = self.clock.now();
        let moved = self.alerts.went(keys, outcome, single, now);
        self.keeper.keep_alerts(moved, now).await;
        self.list_alerts();
        // A reason may have waited for this.
        self.teller.notify_one();
    }

    pub(super) async fn mark_seen(&mut self, keys: &[String]) {
        self.see(|key| keys.is_empty() || keys.contains(&key.to_string())).await;
    }

    /// The window looks at something else.
    pub(super) async fn looked_at(&mut self) {
        let viewed = self.viewed.borrow_and_update().clone();
        self.fleet.viewed = viewed.as_ref().map(|viewed| viewed.key.clone());
        if let Some(viewed) = viewed {
            self.opened_by_a_person(&viewed).await;
        }
        self.publish();
    }

    /// Opening a step is seeing its failure; opening a cluster is seeing its end and that its steps are done.
    pub(super) async fn opened_by_a_person(&mut self, opened: &ViewedCluster) {
        let concerns = |key: &AlertKey| match key.kind {
            AlertKind::StepFailed => key.step == opened.step,
            AlertKind::ClusterFailed | AlertKind::StepsDone => true,
        };
        self.see(|key| key.cluster_key() == opened.key && concerns(key)).await;
    }

    async fn see(&mut self, which: impl Fn(&AlertKey) -> bool) {
        let now = self.clock.now();
        let seen = self.alerts.see(which, now);
        if !seen.is_empty() {
            self.keeper.keep_alerts(seen, now).await;
            self.alerts_moved();
        }
    }

    pub(super) fn dismiss_digest(&mut self) {
        self.alerts.dismiss_digest();
        self.list_alerts();
    }

    pub(super) fn notices_back(&mut self) {
        self.alerts.desktop_is_back();
        self.teller.notify_one();
    }

    /// Stops all asking, or lets it go on: then one sweep and one digest tell what was missed.
    pub(super) async fn pause(&mut self, pause: bool) {
        let now = self.clock.now();
        match (pause, self.fleet.paused) {
            (true, None) => self.fleet.paused = Some(now),
            (false, Some(since)) => {
                self.fleet.paused = None;
                for view in self.fleet.scopes.values() {
                    self.alerts.darken(&view.world.scope, view.world.heartbeat.unwrap_or(since));
                }
            }
            (true, Some(_)) | (false, None) => return,
        }
        self.keeper.keep_paused(self.fleet.paused, now).await;
        self.tasks.pause(pause);
        self.teller.notify_one();
    }

    fn alerts_moved(&mut self) {
        self.list_alerts();
        self.teller.notify_one();
    }

    fn list_alerts(&mut self) {
        self.fleet.alerts = Arc::new(self.alerts.list());
    }
}
