//! What is asserted of a cell: what the watch, its rows and the opened cluster say.

use super::cell::{Cell, SCOPE, WATCH};
use super::table::health;
use emr_monitor_core::api::wire::{
    BudgetView, ClusterRow, DetailHead, FactState, FactView, Health, Snapshot, TroubleView,
};
use emr_monitor_core::model::TroubleKind;
use emr_monitor_tests::{row, watch};

/// A cluster with running steps, groups, bootstrap actions and policies.
const BUSY: &str = "EU-WS_v12_2026Q2";
/// One with fleets, which are read when it is looked at.
const WITH_FLEETS: &str = "EU-FL_v5_2026Q2";

/// What the window shows: all rows, and the opened cluster where one is.
pub(super) struct Look {
    pub(super) snapshot: Snapshot,
    pub(super) head: Option<DetailHead>,
}

fn rows(snapshot: &Snapshot) -> impl Iterator<Item = &ClusterRow> {
    let of = |row: &&ClusterRow| (row.account.as_str(), row.region.as_str()) == SCOPE && row.ended.is_none();
    snapshot.rows.iter().filter(of)
}

fn key(snapshot: &Snapshot, name: &str) -> Option<String> {
    row(snapshot, name).map(|row| row.key.clone())
}

/// The cluster that is to be opened for the cell's call to be made.
pub(super) fn opened(cell: &Cell, snapshot: &Snapshot) -> Option<String> {
    match cell.column().call? {
        "ListClusters" | "ListSteps" | "GetCallerIdentity" | "ListServiceQuotas" => None,
        "ListInstanceFleets" => key(snapshot, WITH_FLEETS),
        _ => key(snapshot, BUSY),
    }
}

/// The cluster that a person asks about anew, where nothing else would make the call.
pub(super) fn asked_for(cell: &Cell, snapshot: &Snapshot) -> Option<String> {
    key(snapshot, BUSY).filter(|_| cell.column().call == Some("DescribeCluster"))
}

pub(super) fn all_read(snapshot: &Snapshot) -> bool {
    let live = snapshot.watches.iter().all(|watch| watch.health == Health::Live && watch.trouble.is_none());
    live && rows(snapshot).count() >= 4 && snapshot.rows.iter().all(|row| row.steps_at.is_some())
}

/// The fact that the cell's call brings, where it is one of the opened cluster's.
fn fact(cell: &Cell, head: &DetailHead) -> Option<(FactState, Option<TroubleView>)> {
    fn of<T>(fact: &FactView<T>) -> Option<(FactState, Option<TroubleView>)> {
        Some((fact.state, fact.trouble.clone()))
    }
    match cell.column().call? {
        "DescribeCluster" => of(&head.description),
        "ListInstanceGroups" | "ListInstanceFleets" => of(&head.capacity),
        "ListBootstrapActions" => of(&head.bootstrap),
        "GetAutoTerminationPolicy" => of(&head.auto_termination),
        "GetManagedScalingPolicy" => of(&head.managed_scaling),
        _ => None,
    }
}

/// The trouble that the watch, the rows and the opened cluster agree on, if they do.
fn trouble(cell: &Cell, look: &Look) -> Option<TroubleView> {
    let kind = cell.told()?;
    let is = |trouble: &Option<TroubleView>| trouble.as_ref().is_some_and(|trouble| trouble.kind == kind);
    let watch = watch(&look.snapshot, WATCH)?;
    let call = cell.column().call;
    let scope_wide = call.is_none() || call == Some("ListClusters") || cell.is_of_sts();
    let healthy = if scope_wide || health(kind) == Health::Throttled {
        watch.health == health(kind)
    } else {
        watch.health == Health::Live
    };
    let by_rows = match call {
        None | Some("ListClusters") => {
            rows(&look.snapshot).count() > 0 && rows(&look.snapshot).all(|row| is(&row.trouble))
        }
        Some("ListSteps") => row(&look.snapshot, BUSY).is_some_and(|row| is(&row.trouble)),
        Some(_) => rows(&look.snapshot).all(|row| row.trouble.is_none()) || cell.is_of_sts(),
    };
    let by_fact = match look.head.as_ref().and_then(|head| fact(cell, head)) {
        Some((state, trouble)) => state == FactState::Failed && is(&trouble),
        None => true,
    };
    // A list that these credentials may not have is a matter of the way, not of the scope: another may serve.
    let of_the_way =
        call == Some("ListClusters") && matches!(kind, TroubleKind::SignedOut | TroubleKind::Denied);
    let by_credentials = cell.is_of_sts() || of_the_way;
    let operation = if by_credentials { Some("credentials") } else { call };
    let named = |trouble: &TroubleView| operation.is_none_or(|operation| trouble.operation == operation);
    watch.trouble.clone().filter(|held| held.kind == kind && named(held) && healthy && by_rows && by_fact)
}

/// What the budget says of the account's own quotas: when they were read, and why they were not.
fn quotas(look: &Look) -> (Option<f64>, Option<TroubleKind>) {
    let here = |budget: &&BudgetView| (budget.account.as_str(), budget.region.as_str()) == SCOPE;
    let budget = look.snapshot.health.as_ref().and_then(|health| health.budgets.iter().find(here));
    budget.map_or((None, None), |budget| (budget.quotas_read, budget.quotas_trouble))
}

/// Whether all that is shown says why; where nothing is missing, that nothing is said.
pub(super) fn says_why(cell: &Cell, look: &Look) -> bool {
    if cell.is_of_quotas() {
        return quotas(look) == (None, cell.told()) && nothing_is_missing(look) && all_is_well(look);
    }
    if cell.told().is_some() { trouble(cell, look).is_some() } else { nothing_is_missing(look) }
}

/// The account was told by the first list.
fn nothing_is_missing(look: &Look) -> bool {
    let watch = watch(&look.snapshot, WATCH);
    let known = watch.is_some_and(|watch| {
        watch.health == Health::Live && watch.scope == format!("{}/{}", SCOPE.0, SCOPE.1)
    });
    known && rows(&look.snapshot).count() >= 4
}

/// The trouble says since when: not before the fault.
pub(super) fn since_it_began(cell: &Cell, look: &Look, begun: i64) {
    let Some(trouble) = trouble(cell, look) else { return };
    assert!(trouble.since >= begun as f64, "{}: since when: {trouble:?}", cell.name());
    assert!(trouble.since <= look.snapshot.clock.now, "{}: since when: {trouble:?}", cell.name());
    assert!(!trouble.message.is_empty(), "{}: no word", cell.name());
}

/// Every other watch is live, whatever this one meets.
pub(super) fn others_on_time(cell: &Cell, look: &Look) {
    for watch in look.snapshot.watches.iter().filter(|watch| watch.id != WATCH) {
        let settled = cell.is_of_sts() && watch.health == Health::Loading;
        assert!(watch.health == Health::Live || settled, "{}: {watch:#?}", cell.name());
    }
}

/// It lasts since it began, and says so.
pub(super) fn still_the_same(cell: &Cell, first: &Look, last: &Look) {
    assert!(says_why(cell, last), "{}: no longer said\n{}", cell.name(), summary(last));
    let since = |look: &Look| trouble(cell, look).map(|trouble| trouble.since);
    assert_eq!(since(first), since(last), "{}: since it began", cell.name());
}

/// What the call brings is shown again: where every call went wrong, the list of clusters, on which all else depends.
pub(super) fn live_again(cell: &Cell, look: &Look, mended: i64) -> bool {
    let call = cell.column().call;
    if cell.is_of_quotas() && !matches!(quotas(look), (Some(read), None) if read >= mended as f64) {
        return false;
    }
    let watch = watch(&look.snapshot, WATCH).unwrap();
    let fresh = |at: Option<f64>| at >= Some(mended as f64);
    let over = |trouble: &Option<TroubleView>| {
        let of_the_list = |trouble: &TroubleView| trouble.operation == "ListClusters";
        !trouble.as_ref().is_some_and(|trouble| call.is_some() || of_the_list(trouble))
    };
    let lists = call.is_none_or(|call| call == "ListClusters");
    let by_rows = rows(&look.snapshot).all(|row| over(&row.trouble) && (!lists || fresh(Some(row.state_at))));
    let by_fact = match look.head.as_ref().and_then(|head| fact(cell, head)) {
        Some((state, _)) => matches!(state, FactState::Known | FactState::Empty),
        None => true,
    };
    watch.health == Health::Live && over(&watch.trouble) && fresh(watch.last) && by_rows && by_fact
}

/// Nothing at all is wrong any more.
pub(super) fn all_is_well(look: &Look) -> bool {
    let watch = watch(&look.snapshot, WATCH).unwrap();
    let by_rows = rows(&look.snapshot).all(|row| row.trouble.is_none());
    watch.health == Health::Live && watch.trouble.is_none() && by_rows
}

/// What is shown, in a few lines.
pub(super) fn summary(look: &Look) -> String {
    let row_told =
        |row: &ClusterRow| format!("{} {} steps {:?} {:?}", row.name, row.state, row.steps_at, row.trouble);
    let told: Vec<_> = rows(&look.snapshot).map(row_told).collect();
    format!("at {} {:#?}\n{told:#?}", look.snapshot.clock.now, look.snapshot.watches)
}
