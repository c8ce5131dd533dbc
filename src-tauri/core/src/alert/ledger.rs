//! The alerts of this run and the last ones, and which are to be told next. One writer: the engine's actor.

use super::away::Away;
use super::{Alert, AlertKey, AlertKind, AlertList, Asked, Digest, Outcome, Phase, Taken, Telling, decide};
use crate::model::{Account, ClusterId, Scope};
use crate::reckon::on_our_clock;
use crate::time::{At, MINUTE, Millis};
use crate::world::World;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// More than this many within the burst span become one notice.
const BURST: usize = 3;
/// What could not be shown is tried again after this, on the engine's clock; sooner when the desktop says it can.
const AGAIN: Millis = MINUTE / 2;
/// What the last run left untold waits this long for a digest of what happened since.
const LEFT_WAITS: Millis = 5 * MINUTE;

/// All alerts.
#[derive(Debug, Default)]
pub struct AlertLedger {
    alerts: BTreeMap<AlertKey, Alert>,
    begun: BTreeMap<Scope, At>,
    away: Away,
    /// Alerts for the next digest.
    held: BTreeSet<AlertKey>,
    /// The last run left some untold: they wait for a digest until then.
    left: Option<At>,
    /// Clusters to look at again though nothing changes.
    pending: BTreeMap<(Scope, ClusterId), At>,
    /// Reasons that came after their alert was told.
    reasons: BTreeSet<AlertKey>,
    /// When single notices were told lately.
    lately: VecDeque<At>,
    /// The desktop could not show; not again before.
    not_before: Option<At>,
    digest: Option<Digest>,
    /// Seen after they were told.
    seen: Vec<AlertKey>,
}

impl AlertLedger {
    /// The alerts of the last runs; what they left untold goes into the next digest.
    #[must_use]
    pub fn load(alerts: Vec<Alert>, now: At) -> Self {
        let untold = |alert: &&Alert| matches!(alert.phase, Phase::Due | Phase::Sending);
        let held: BTreeSet<_> = alerts.iter().filter(untold).map(|alert| alert.key.clone()).collect();
        let left = (!held.is_empty()).then_some(now + LEFT_WAITS);
        let alerts = alerts.into_iter().map(|alert| (alert.key.clone(), alert)).collect();
        Self { alerts, held, left, ..Self::default() }
    }

    /// All alerts, and the last digest.
    #[must_use]
    pub fn list(&self) -> AlertList {
        let mut newest_first: Vec<_> = self.alerts.values().cloned().collect();
        newest_first.sort_by_key(|alert| Reverse((alert.decided, alert.happened)));
        AlertList { newest_first, digest: self.digest.clone() }
    }

    /// One alert.
    #[must_use]
    pub fn get(&self, key: &AlertKey) -> Option<&Alert> {
        self.alerts.get(key)
    }

    /// The digest was read.
    pub fn dismiss_digest(&mut self) {
        self.digest = None;
    }

    /// When a scope was first looked at; what happened in it before is past. True when this is the first word.
    pub fn begin(&mut self, scope: &Scope, at: At) -> bool {
        match self.begun.get(scope) {
            Some(_) => false,
            None => {
                self.begun.insert(scope.clone(), at);
                true
            }
        }
    }

    /// Nobody looks at this scope since `from`: closed or paused.
    pub fn darken(&mut self, scope: &Scope, from: At) {
        self.away.darken(scope, from);
    }

    /// An answer, asked for then, came now from this scope, whose last good list before was `heartbeat`.
    pub fn answered(&mut self, scope: &Scope, heartbeat: Option<At>, (asked, now): (At, At)) {
        self.away.answered(scope, heartbeat, (asked, now));
    }

    /// Looks at a cluster of the last run at that time though nothing changes: what waited to ripen is not kept over a restart.
    pub fn look_again(&mut self, scope: &Scope, cluster: &ClusterId, at: At) {
        self.pending.insert((scope.clone(), cluster.clone()), at);
    }

    /// Decides about the clusters that changed, and those whose time has come. Gives the alerts that are new or say more.
    pub fn decide<'c>(
        &mut self,
        world: &World,
        changed: impl IntoIterator<Item = &'c ClusterId>,
        now: At,
    ) -> Vec<Alert> {
        self.away.look(world);
        let scope = &world.scope;
        let Account::Known(account) = &scope.account else { return Vec::new() };
        let Some(begun) = self.begun.get(scope).copied() else { return Vec::new() };
        let mut clusters: BTreeSet<ClusterId> = changed.into_iter().cloned().collect();
        // While what was missed is being read, an answer that changes nothing may still be the one that was waited for.
        let reading = self.away.reads(scope);
        let ripe = self.pending.iter().filter(|((of, _), at)| of == scope && (reading || **at <= now));
        clusters.extend(ripe.map(|((_, cluster), _)| cluster.clone()));
        let mut moved = Vec::new();
        for id in clusters {
            let place = (scope.clone(), id.clone());
            self.pending.remove(&place);
            let Some(cluster) = world.clusters.get(&id) else { continue };
            let cluster = on_our_clock(cluster, world.clock_offset);
            let done_before = self.done_before(account, scope, &id);
            let region = &scope.region;
            let decided = decide(&Asked { account, region, cluster: &cluster, begun, done_before, now });
            if let Some(again) = decided.again {
                self.pending.insert(place, again);
            }
            moved.extend(decided.alerts.into_iter().filter_map(|alert| self.take_in(scope, alert)));
        }
        moved
    }

    fn done_before(&self, account: &str, scope: &Scope, cluster: &ClusterId) -> Option<At> {
        let of = |alert: &&Alert| {
            let key = &alert.key;
            key.kind == AlertKind::StepsDone
                && key.cluster == *cluster
                && key.account == account
                && key.region == scope.region
        };
        self.alerts.values().filter(of).map(|alert| alert.happened).max()
    }

    /// Takes a decided alert in; gives it when it is new, or now has a reason.
    fn take_in(&mut self, scope: &Scope, alert: Alert) -> Option<Alert> {
        match self.alerts.get_mut(&alert.key) {
            None => {
                if self.away.covers(scope, alert.happened) {
                    self.held.insert(alert.key.clone());
                }
                self.alerts.insert(alert.key.clone(), alert.clone());
                Some(alert)
            }
            Some(held) if held.reason_at.is_none() && alert.reason_at.is_some() => {
                held.reason_at = alert.reason_at;
                held.facts = alert.facts;
                if matches!(held.phase, Phase::Sending | Phase::Told) {
                    self.reasons.insert(held.key.clone());
                }
                Some(held.clone())
            }
            Some(_) => None,
        }
    }

    /// What to tell now; `burst` is the span in which more than three become one.
    pub fn take(&mut self, now: At, burst: Millis) -> Taken {
        let mut taken = Taken { withdraw: std::mem::take(&mut self.seen), ..Taken::default() };
        if let Some(until) = self.not_before.filter(|until| now < *until) {
            return Taken { again: Some(until), ..taken };
        }
        self.take_reasons(&mut taken);
        self.take_digest(now, &mut taken);
        while self.lately.front().is_some_and(|at| now.since(*at) >= burst) {
            self.lately.pop_front();
        }
        let due = self.due();
        if due.is_empty() {
            return taken;
        }
        if due.len() + self.lately.len() <= BURST {
            self.lately.extend(due.iter().map(|_| now));
            taken.tellings.extend(self.sending(&due).into_iter().map(Telling::One));
        } else if let Some(first) = self.lately.front() {
            taken.again = Some(*first + burst);
        } else {
            self.lately.push_back(now);
            let alerts = self.sending(&due);
            taken.tellings.push(Telling::Several(alerts));
        }
        taken
    }

    fn due(&self) -> Vec<AlertKey> {
        let due = |alert: &&Alert| alert.phase == Phase::Due && !self.held.contains(&alert.key);
        let mut due: Vec<_> = self.alerts.values().filter(due).collect();
        due.sort_by_key(|alert| (!alert.key.kind.is_failure(), alert.happened));
        due.into_iter().map(|alert| alert.key.clone()).collect()
    }

    fn take_reasons(&mut self, taken: &mut Taken) {
        // One still being sent is told first; its reason follows.
        let told = |key: &&AlertKey| self.alerts.get(key).is_some_and(|alert| alert.phase != Phase::Sending);
        let ready: Vec<AlertKey> = self.reasons.iter().filter(told).cloned().collect();
        for key in ready {
            self.reasons.remove(&key);
            taken.tellings.extend(self.alerts.get(&key).cloned().map(Telling::Reason));
        }
    }

    fn take_digest(&mut self, now: At, taken: &mut Taken) {
        if !self.away.over(now) {
            taken.again = Some(now + MINUTE / 12);
            return;
        }
        if self.away.any() {
            self.left = None;
        } else if let Some(until) = self.left.filter(|until| now < *until) {
            taken.again = Some(until);
            return;
        }
        // The last one, if the desktop did not show it.
        let again = self.digest.as_ref().filter(|last| last.alerts.iter().any(|key| self.held.contains(key)));
        let span = self.away.close().or(again.map(|last| (last.from, last.to)));
        self.left = None;
        let keys: Vec<_> = std::mem::take(&mut self.held).into_iter().collect();
        if keys.is_empty() {
            return;
        }
        let alerts = self.sending(&keys);
        let first = alerts.iter().map(|alert| alert.happened).min().unwrap_or(now);
        let (from, to) = span.unwrap_or((first, now));
        self.digest = Some(Digest { from, to, alerts: keys });
        taken.tellings.push(Telling::Digest { from, to, alerts });
    }

    /// Marks them as being sent; failures first, then in the order they happened.
    fn sending(&mut self, keys: &[AlertKey]) -> Vec<Alert> {
        let mut alerts = Vec::new();
        for key in keys {
            if let Some(alert) = self.alerts.get_mut(key) {
                alert.phase = Phase::Sending;
                alerts.push(alert.clone());
            }
        }
        alerts.sort_by_key(|alert| (!alert.key.kind.is_failure(), alert.happened));
        alerts
    }

    /// Takes in how a telling went; gives the alerts that moved. `single`: it was a notice of one alert.
    pub fn went(&mut self, keys: &[AlertKey], outcome: Outcome, single: bool, now: At) -> Vec<Alert> {
        let phase = match (outcome, single) {
            (Outcome::Told, true) => Phase::Told,
            (Outcome::Told, false) => Phase::Listed,
            (Outcome::NotShown, _) => {
                self.not_before = Some(now + AGAIN);
                // A digest stays one.
                let digest = self.digest.iter().flat_map(|digest| &digest.alerts);
                let named: BTreeSet<_> =
                    digest.filter(|key| !single && keys.contains(key)).cloned().collect();
                self.held.extend(named);
                Phase::Due
            }
            // As after a crash: never notified again, named in the next run's digest.
            (Outcome::NotKnown, _) => return Vec::new(),
        };
        let mut moved = Vec::new();
        for key in keys {
            if let Some(alert) = self.alerts.get_mut(key).filter(|alert| alert.phase == Phase::Sending) {
                alert.phase = phase;
                moved.push(alert.clone());
            }
        }
        moved
    }

    /// The desktop can show again.
    pub fn desktop_is_back(&mut self) {
        self.not_before = None;
    }

    /// Marks alerts as seen; gives those that were not.
    pub fn see(&mut self, which: impl Fn(&AlertKey) -> bool, now: At) -> Vec<Alert> {
        let mut seen = Vec::new();
        for alert in self.alerts.values_mut().filter(|alert| alert.seen.is_none() && which(&alert.key)) {
            alert.seen = Some(now);
            if alert.phase == Phase::Told {
                self.seen.push(alert.key.clone());
            }
            seen.push(alert.clone());
        }
        seen
    }
}
