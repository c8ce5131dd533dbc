//! What a poll task has asked and when: the plan's memory. Kept per scope, for this run only.

use super::pace;
use super::plan::Errand;
use crate::model::{ClusterId, TroubleKind};
use crate::time::{At, MINUTE, Millis, SECOND};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::mem::{Discriminant, discriminant};

/// One errand's record.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Record {
    /// When it was last begun.
    pub asked: Option<At>,
    /// When it last brought an answer.
    pub answered: Option<At>,
    /// Failures in a row.
    pub failures: u32,
    /// What the last of them was.
    pub trouble: Option<TroubleKind>,
    /// Not before this moment, after a failure.
    pub not_before: Option<At>,
    /// The page to go on with.
    pub marker: Option<String>,
    /// When the first page of the reading under way was asked.
    pub began: Option<At>,
    /// Pages read of it.
    pub pages: u32,
    /// Asked for by a person at this moment.
    pub wanted: Option<At>,
}

/// The records of one scope.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    records: HashMap<Errand, Record>,
    in_flight: HashSet<Errand>,
    /// Kinds of errands that may not be run: one of them knocks, none sooner than this.
    denied: HashMap<Discriminant<Errand>, At>,
    /// Ids seen on the list of live clusters being read.
    pub listed: BTreeSet<ClusterId>,
    /// Pages the last whole list of live clusters had.
    pub heartbeat_pages: u32,
    /// A sweep is due, over clusters created after this moment.
    pub sweep_after: Option<At>,
    /// When asking began again after nobody looked: what was read before is read anew at once, since a digest waits for it.
    pub back_at: Option<At>,
}

impl Ledger {
    /// The record of an errand; the empty one when it was never begun.
    #[must_use]
    pub fn record(&self, errand: &Errand) -> Record {
        let mut record = self.records.get(errand).cloned().unwrap_or_default();
        // What a person asks for is asked all the same.
        if record.wanted.is_none() {
            record.not_before = record.not_before.max(self.denied.get(&discriminant(errand)).copied());
        }
        record
    }

    /// Whether it is under way.
    #[must_use]
    pub fn under_way(&self, errand: &Errand) -> bool {
        self.in_flight.contains(errand)
    }

    /// Calls under way.
    #[must_use]
    pub fn calls_under_way(&self) -> usize {
        self.in_flight.len()
    }

    /// A call for this errand goes out.
    pub fn begin(&mut self, errand: &Errand, now: At) {
        let record = self.records.entry(errand.clone()).or_default();
        record.asked = Some(now);
        if record.marker.is_none() {
            record.began = Some(now);
            record.pages = 0;
        }
        self.in_flight.insert(errand.clone());
        // One knocks; the rest of its kind waits for what comes of it.
        if let Some(not_before) = self.denied.get_mut(&discriminant(errand)) {
            *not_before = now + at_most(TroubleKind::Denied, errand);
        }
    }

    /// One page more of it came; gives how many that makes.
    pub fn page_read(&mut self, errand: &Errand) -> u32 {
        let record = self.records.entry(errand.clone()).or_default();
        record.pages += 1;
        record.pages
    }

    /// Its answer came; `marker` when more pages are to be read. Gives when its first page was asked.
    pub fn answered(&mut self, errand: &Errand, marker: Option<String>) -> Option<At> {
        self.in_flight.remove(errand);
        let record = self.records.entry(errand.clone()).or_default();
        let ended = record.trouble.take();
        record.answered = record.asked;
        record.failures = 0;
        record.not_before = None;
        record.marker = marker;
        if record.wanted <= record.began && record.marker.is_none() {
            record.wanted = None;
        }
        let began = record.began;
        let denied = self.denied.remove(&discriminant(errand)).map(|_| TroubleKind::Denied);
        for trouble in ended.into_iter().chain(denied) {
            self.over(errand, trouble);
        }
        began
    }

    /// It failed, `sent` or before anything was sent: asked again after a while that grows with each failure in a row. What was
    /// read of its pages is given up.
    pub fn failed(&mut self, errand: &Errand, (kind, sent): (TroubleKind, bool), now: At) {
        self.in_flight.remove(errand);
        let record = self.records.entry(errand.clone()).or_default();
        record.failures = record.failures.saturating_add(1);
        record.trouble = Some(kind);
        record.marker = None;
        let patience = patience(kind, record.failures);
        let patience = if sent { patience.min(at_most(kind, errand)) } else { patience };
        // Counted from the asking: one that was waited for in vain has waited already.
        let again = record.asked.unwrap_or(now) + patience;
        record.not_before = Some(again);
        if kind == TroubleKind::Denied {
            self.denied.insert(discriminant(errand), again);
        }
        if *errand == Errand::Heartbeat {
            self.listed.clear();
        }
    }

    /// A person asks for it now.
    pub fn want(&mut self, errand: Errand, now: At) {
        let record = self.records.entry(errand).or_default();
        record.wanted = Some(now);
        record.not_before = None;
    }

    /// Everything may be tried again at once: the network is back, or a person said so.
    pub fn forgive(&mut self) {
        self.denied.clear();
        for record in self.records.values_mut() {
            record.not_before = None;
        }
    }

    /// A trouble has ended for one errand: others of its kind that met the same need not wait for it any longer. What a refusal
    /// for rate has cost is left to the budget, and a request that is not valid is a matter of its own.
    fn over(&mut self, ended: &Errand, trouble: TroubleKind) {
        if matches!(trouble, TroubleKind::Throttled | TroubleKind::Refused) {
            return;
        }
        for (errand, record) in &mut self.records {
            if record.trouble == Some(trouble) && discriminant(errand) == discriminant(ended) {
                record.not_before = None;
            }
        }
    }

    /// Drops the records of a cluster that is settled.
    pub fn forget(&mut self, cluster: &ClusterId) {
        self.records.retain(|errand, _| errand.cluster() != Some(cluster));
    }
}

/// No errand that AWS did not answer waits longer than two of its planned intervals, so that it is live again soon after what was
/// wrong has ended, and asked less often than in good times. A refusal for rate is left to the budget, and a request that is not
/// valid stays so.
fn at_most(kind: TroubleKind, errand: &Errand) -> Millis {
    if matches!(kind, TroubleKind::Throttled | TroubleKind::Refused) {
        return Millis::MAX;
    }
    2 * match errand {
        Errand::Heartbeat => pace::HEARTBEAT,
        Errand::Step(..) => pace::FOLLOWED,
        Errand::Steps(_) | Errand::StepsById(_) => pace::STEPS_RUNNING,
        Errand::Sweep
        | Errand::Describe(_)
        | Errand::Capacity(_)
        | Errand::Bootstrap(_)
        | Errand::AutoTermination(_)
        | Errand::ManagedScaling(_) => MINUTE,
    }
}

/// How long to wait after a failure. Credentials and rights change by a person's hand, so they are looked at calmly; a network
/// comes back any moment, so it is tried often; a refused request is not repeated soon.
#[must_use]
pub fn patience(kind: TroubleKind, failures: u32) -> Millis {
    let doubling = 1i64 << failures.saturating_sub(1).min(6);
    match kind {
        TroubleKind::Throttled => (5 * SECOND * doubling).min(2 * MINUTE),
        TroubleKind::Offline => (5 * SECOND * doubling).min(20 * SECOND),
        TroubleKind::TimedOut | TroubleKind::Server | TroubleKind::BadAnswer => {
            (5 * SECOND * doubling).min(MINUTE)
        }
        TroubleKind::SignedOut
        | TroubleKind::ClockWrong
        | TroubleKind::Profile
        | TroubleKind::WrongRegion
        | TroubleKind::Keyring => (10 * SECOND * doubling).min(MINUTE),
        TroubleKind::Denied | TroubleKind::Refused => (MINUTE * doubling).min(15 * MINUTE),
    }
}
