//! The support bundle of the running app: what it says comes from the feed, whose names it must not say from the fleet.

use super::serve::Request;
use super::{Api, Fault, stopping};
use crate::engine::Fleet;
use crate::model::Account;
use crate::support::{Bundle, Names};
use tokio::sync::oneshot;

impl Api {
    /// The text of a support bundle. `log`: the last lines of the log, oldest first; `names`: what the shell knows of the
    /// computer and its user. Nothing that names an account, a profile, a cluster, a step or a person is in it.
    pub async fn support_bundle(&self, log: &[String], mut names: Names) -> Result<String, Fault> {
        let (reply, answer) = oneshot::channel();
        self.ask(Request::Health(reply)).await?;
        let health = answer.await.map_err(|_| stopping())?;
        let now = self.snapshot().await?;
        name_all(&self.fleets.borrow(), &mut names);
        let bundle = Bundle {
            made: self.clock.now(),
            mode: &now.mode,
            settings: &now.settings,
            accounts: &now.accounts,
            desktop: &now.desktop,
            watches: &now.watches,
            status: &now.status,
            health: &health,
            notes: &now.notes,
            log,
        };
        Ok(bundle.text(&names))
    }
}

/// Every name in the fleet.
fn name_all(fleet: &Fleet, names: &mut Names) {
    for profile in &fleet.accounts.profiles {
        names.profile(&profile.name, &profile.label);
        names.account(&profile.account);
    }
    for way in &fleet.ways {
        names.profile(way.profile.as_str(), "");
    }
    for (scope, view) in &fleet.scopes {
        match &scope.account {
            Account::Known(number) => names.account(number),
            Account::Unknown(profile) => names.profile(profile.as_str(), ""),
        }
        for cluster in view.world.clusters.values() {
            names.cluster(cluster.id().as_str(), cluster.name_or_id());
            for step in cluster.steps.iter() {
                names.step(step.told.id.as_str(), &step.told.name);
            }
        }
    }
    for alert in &fleet.alerts.newest_first {
        names.account(&alert.key.account);
        names.cluster(alert.key.cluster.as_str(), &alert.facts.cluster);
        if let (Some(id), Some(name)) = (&alert.key.step, &alert.facts.step) {
            names.step(id.as_str(), name);
        }
    }
}
