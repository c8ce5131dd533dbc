//! From a cluster as believed to its row in the grid.

use super::subject::owner;
use super::wire::{ClusterRow, CurrentStep, ListingView, Status, StepCounts, TroubleView};
use crate::engine::{Fleet, ScopeView, Way};
use crate::model::{Cluster, Listing, Scope, Step, StepState, Trouble};
use crate::poll::pace::Pace;
use crate::poll::plan::{Attention, Focus};
use crate::reckon::{on_our_clock, whole_offset};
use crate::source::Operation;
use crate::status::{last_ended, turns_at, verdict};
use crate::time::{At, Millis};
use std::borrow::Cow;
use std::sync::Arc;

/// A trouble and what meets it; a way that cannot sign in meets it before any operation.
pub(super) fn trouble_view(trouble: &Trouble, operation: Option<Operation>) -> TroubleView {
    TroubleView {
        kind: trouble.kind,
        code: trouble.code.clone(),
        message: trouble.message.clone(),
        since: trouble.since.wire(),
        operation: operation
            .map_or_else(|| "credentials".to_owned(), |operation| operation.as_emr().to_owned()),
    }
}

/// A cluster's unique, stable key.
pub(super) fn key(scope: &Scope, cluster: &Cluster) -> String {
    format!("{scope}/{}", cluster.id())
}

/// See [`RowContext::common`].
#[derive(PartialEq)]
pub(super) struct RowCommon {
    profiles: Vec<String>,
    owner_tags: Vec<String>,
    labels: Vec<String>,
    trouble: Option<(Trouble, Option<Operation>)>,
    pace: Pace,
    offset: Millis,
    focus: Focus,
}

/// What is common to the rows of one scope.
pub(super) struct RowContext<'a> {
    view: &'a ScopeView,
    owner_tags: &'a [String],
    profiles: Vec<String>,
    labels: Vec<String>,
    trouble: Option<(Trouble, Option<Operation>)>,
    focus: Focus,
    now: At,
}

impl<'a> RowContext<'a> {
    pub(super) fn new(fleet: &'a Fleet, scope: &Scope, view: &'a ScopeView, now: At) -> Self {
        let mut ways: Vec<&Way> = fleet.ways.iter().filter(|way| way.scope.as_ref() == Some(scope)).collect();
        ways.sort_by_key(|way| way.watch() != view.asked_by);
        let listing =
            view.world.health.listing().cloned().map(|trouble| (trouble, Some(Operation::ListClusters)));
        // A scope is without a way when none of those that lead to it can sign in.
        let way =
            ways.iter().all(|way| way.trouble.is_some()).then(|| ways.first()?.trouble.clone()).flatten();
        let trouble = way.map(|trouble| (trouble, None)).or(listing);
        let profiles = ways.iter().map(|way| way.profile.to_string()).collect();
        let labels = labels(fleet, &ways);
        let owner_tags = &fleet.settings.owner_tags;
        Self { view, owner_tags, profiles, labels, trouble, focus: fleet.focus(scope), now }
    }

    /// What all rows of the scope depend on, besides their own cluster and the time.
    pub(super) fn common(&self) -> RowCommon {
        RowCommon {
            profiles: self.profiles.clone(),
            owner_tags: self.owner_tags.to_vec(),
            labels: self.labels.clone(),
            trouble: self.trouble.clone(),
            // When it is asked next is shown nowhere in a row.
            pace: Pace { next: None, ..self.view.pace },
            offset: whole_offset(self.view.world.clock_offset),
            focus: self.focus.clone(),
        }
    }

    /// When a row may read otherwise by the time alone.
    pub(super) fn turns_at(&self, cluster: &Cluster) -> Option<At> {
        turns_at(cluster, self.now)
    }

    /// What the user calls the profiles that lead to it, where they are called otherwise.
    pub(super) fn labels(&self) -> &[String] {
        &self.labels
    }

    /// What keeps the scope from being read.
    pub(super) fn trouble(&self) -> Option<&Trouble> {
        self.trouble.as_ref().map(|(trouble, _)| trouble)
    }

    /// The cluster as it is shown: on this computer's clock.
    pub(super) fn reckoned<'c>(&self, cluster: &'c Cluster) -> Cow<'c, Cluster> {
        on_our_clock(cluster, self.view.world.clock_offset)
    }

    /// The row of a cluster that was [`RowContext::reckoned`].
    pub(super) fn row(&self, cluster: &Cluster) -> ClusterRow {
        let world = &self.view.world;
        let scope = &world.scope;
        let told = &cluster.told;
        let verdict = verdict(cluster, self.trouble(), self.now);
        let reason =
            told.reason.as_ref().and_then(|reason| reason.message.clone().or_else(|| reason.code.clone()));
        let (listing, listing_since) = listing(cluster);
        ClusterRow {
            key: key(scope, cluster),
            scope: scope.to_string(),
            account: scope.account.to_string(),
            region: scope.region.to_string(),
            id: told.id.to_string(),
            name: told.name.clone(),
            owner: cluster.description.last().and_then(|told| owner(told, self.owner_tags)),
            arn: told.arn.clone(),
            profiles: self.profiles.clone(),
            state: told.state.as_emr().to_owned(),
            status: verdict.status,
            word: verdict.word.to_owned(),
            reason,
            created: told.created.map(At::wire),
            ready: told.ready.map(At::wire),
            ended: told.ended.map(At::wire),
            idle_since: verdict.idle_since.map(At::wire),
            steps: counts(cluster),
            current: current(cluster, verdict.status),
            state_at: cluster.state_at.wire(),
            steps_at: cluster.steps_read.at.map(At::wire),
            stale_after: stale_after(cluster, &self.view.pace, self.focus.attention(cluster.id())),
            listing,
            listing_since: listing_since.map(At::wire),
            trouble: self.row_trouble(cluster),
            newest: newest(cluster).map_or(0.0, At::wire),
            watched: self.focus.watched.contains(cluster.id()),
        }
    }

    fn row_trouble(&self, cluster: &Cluster) -> Option<TroubleView> {
        let settled = cluster.ended() && cluster.steps_read.whole;
        if settled {
            return None;
        }
        let steps = cluster.steps_read.trouble.as_ref();
        let scope = self.trouble.as_ref().filter(|_| !cluster.ended());
        scope
            .map(|(trouble, operation)| trouble_view(trouble, *operation))
            .or_else(|| steps.map(|trouble| trouble_view(trouble, Some(Operation::ListSteps))))
    }
}

fn labels(fleet: &Fleet, ways: &[&Way]) -> Vec<String> {
    let known = fleet.accounts.profiles.iter().filter(|known| !known.label.is_empty());
    let leads = |name: &str| ways.iter().any(|way| way.profile.as_str() == name);
    known.filter(|known| leads(&known.name)).map(|known| known.label.clone()).collect()
}

fn listing(cluster: &Cluster) -> (ListingView, Option<At>) {
    match cluster.listing {
        Listing::Listed => (ListingView::Listed, None),
        Listing::Missing { since } => (ListingView::Missing, Some(since)),
        Listing::NotListed { since } => (ListingView::NotListed, Some(since)),
    }
}

/// Steps by outcome.
pub(super) fn counts(cluster: &Cluster) -> StepCounts {
    let mut counts = StepCounts { whole: cluster.steps_read.whole, ..StepCounts::default() };
    for step in cluster.steps.iter() {
        counts.total += 1;
        match step.told.state {
            StepState::Completed => counts.completed += 1,
            StepState::Failed | StepState::Interrupted => counts.failed += 1,
            StepState::Cancelled => counts.cancelled += 1,
            StepState::Running | StepState::CancelPending => counts.running += 1,
            StepState::Pending => counts.pending += 1,
            StepState::Other(_) => counts.other += 1,
        }
    }
    counts
}

/// The step a row names: the one that failed it, else the one running longest, else the last ended, else the next in line.
fn current(cluster: &Cluster, status: Status) -> Option<CurrentStep> {
    let named = |step: &Arc<Step>, more: usize| CurrentStep {
        id: step.told.id.to_string(),
        name: step.told.name.clone(),
        state: step.told.state.as_emr().to_owned(),
        more: u32::try_from(more).unwrap_or(u32::MAX),
    };
    if status == Status::Failed
        && let Some(failed) = last_ended(cluster).filter(|step| step.told.state.went_wrong())
    {
        return Some(named(failed, 0));
    }
    let running = cluster.steps.iter().filter(|step| step.told.state == StepState::Running);
    let mut running: Vec<_> = running.collect();
    running.sort_by_key(|step| (step.told.started, step.told.created));
    if let Some(first) = running.first() {
        return Some(named(first, running.len() - 1));
    }
    let next = || cluster.steps_in_order().into_iter().find(|step| !step.told.state.ended());
    last_ended(cluster).or_else(next).map(|step| named(step, 0))
}

/// Three planned intervals of what the row shows the older of; None once ended and settled: that does not age.
fn stale_after(cluster: &Cluster, pace: &Pace, attention: Attention) -> Option<f64> {
    if cluster.ended() {
        return None;
    }
    let steps = pace.steps(&cluster.told.state, attention);
    let steps_are_older = cluster.steps_read.at.is_some_and(|at| at <= cluster.state_at);
    Some(At(3 * if steps_are_older { steps } else { pace.heartbeat }).wire())
}

fn newest(cluster: &Cluster) -> Option<At> {
    let told = &cluster.told;
    let steps =
        cluster.steps.iter().filter_map(|step| step.told.ended.or(step.told.started).or(step.told.created));
    [told.created, told.ready, told.ended].into_iter().flatten().chain(steps).max()
}
