//! The table: each way AWS or the network can fail × each call the engine makes, and what is then said. All of it is data.

use emr_monitor_core::api::wire::Health;
use emr_monitor_core::model::TroubleKind::{
    self, BadAnswer, ClockWrong, Denied, Offline, Server, SignedOut, Throttled, TimedOut,
};
use emr_monitor_core::source::Operation;
use emr_monitor_sim::FaultKind;
use emr_monitor_tests::{IDENTITY, QUOTAS};

const SECOND: i64 = 1_000;

/// Where a fault comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cause {
    /// The sim answers so.
    Sim(FaultKind),
    /// The endpoint's name does not resolve.
    NoName,
    /// Nobody listens at the endpoint.
    Refused,
    /// Connections stay open and nothing comes back, as after a sleep; those that fell silent stay so.
    HalfOpen,
}

/// A row: a fault, and the trouble it is told as, by column. `None`: nothing is missing, so nothing is said.
pub(super) struct Fault {
    pub(super) name: &'static str,
    pub(super) cause: Cause,
    pub(super) told: [Option<TroubleKind>; COLUMNS.len()],
}

/// A column: what is asked.
pub(super) struct Column {
    /// EMR's or STS's name; `None`: every call.
    pub(super) call: Option<&'static str>,
    /// How often the plan has it asked while it is looked at, or knocks for it when it is not answered.
    pub(super) period: i64,
    /// Requests in the five minutes of a fault, at most, second tries included. A scope in good health is asked 120 times in all.
    pub(super) most: usize,
}

const fn column(call: &'static str, seconds: i64, most: usize) -> Column {
    Column { call: Some(call), period: seconds * SECOND, most }
}

const fn of(operation: Operation) -> &'static str {
    operation.as_emr()
}

pub(super) const COLUMNS: [Column; 12] = [
    column(of(Operation::ListClusters), 10, 40),
    column(of(Operation::DescribeCluster), 60, 40),
    column(of(Operation::ListSteps), STEPS_PERIOD / SECOND, 80),
    column(of(Operation::DescribeStep), 15, 90),
    column(of(Operation::ListInstanceGroups), 300, 40),
    column(of(Operation::ListInstanceFleets), 60, 40),
    column(of(Operation::ListBootstrapActions), 60, 40),
    column(of(Operation::GetAutoTerminationPolicy), 60, 40),
    column(of(Operation::GetManagedScalingPolicy), 60, 40),
    column(IDENTITY, 10, 40),
    column(QUOTAS, 60 * 60, 40),
    Column { call: None, period: 10 * SECOND, most: 100 },
];

/// How often the steps of a cluster on which one runs are read.
pub(super) const STEPS_PERIOD: i64 = 45 * SECOND;

/// Who may not read the account's own quotas asks for them again after a day.
pub(super) const DENIED_QUOTAS_PERIOD: i64 = 24 * 60 * 60 * SECOND;

/// While AWS refuses for rate the plan goes by what is left of the budget: its slowest bucket gives a call in this time.
pub(super) const THROTTLED_PERIOD: i64 = 64 * SECOND;

const N: Option<TroubleKind> = None;
const T: Option<TroubleKind> = Some(Throttled);
const S: Option<TroubleKind> = Some(Server);
const B: Option<TroubleKind> = Some(BadAnswer);
const L: Option<TroubleKind> = Some(TimedOut);
const D: Option<TroubleKind> = Some(Denied);
const O: Option<TroubleKind> = Some(SignedOut);
const C: Option<TroubleKind> = Some(ClockWrong);
const F: Option<TroubleKind> = Some(Offline);

/// The columns, as in [`COLUMNS`]: clusters, describe, steps, step, groups, fleets, bootstrap, termination, scaling, who asks, quotas, every.
/// Who asks is not told by STS alone: the first list names the account, too, unless nothing is answered to these credentials.
pub(super) const FAULTS: [Fault; 15] = [
    fault("throttled", Cause::Sim(FaultKind::Throttled), [T, T, T, T, T, T, T, T, T, N, T, T]),
    fault("500", Cause::Sim(FaultKind::InternalError500), [S, S, S, S, S, S, S, S, S, N, S, S]),
    fault("503", Cause::Sim(FaultKind::Unavailable503), [S, S, S, S, S, S, S, S, S, N, S, S]),
    fault("reset-mid-answer", Cause::Sim(FaultKind::ResetMidAnswer), [B, B, B, B, B, B, B, B, B, N, B, B]),
    fault("hang", Cause::Sim(FaultKind::Hang), [L, L, L, L, L, L, L, L, L, N, L, L]),
    fault("slow-drip", Cause::Sim(FaultKind::SlowDrip), [L, L, L, L, L, L, L, L, L, N, L, L]),
    fault("not-json", Cause::Sim(FaultKind::NotJson), [B, B, B, B, B, B, B, B, B, N, B, B]),
    fault("cut-json", Cause::Sim(FaultKind::CutJson), [B, B, B, B, B, B, B, B, B, N, B, B]),
    fault("html-page", Cause::Sim(FaultKind::HtmlPage200), [B, B, B, B, B, B, B, B, B, N, B, B]),
    fault("access-denied", Cause::Sim(FaultKind::AccessDenied), [D, D, D, D, D, D, D, D, D, N, D, D]),
    fault("expired-token", Cause::Sim(FaultKind::ExpiredToken), [O, O, O, O, O, O, O, O, O, O, O, O]),
    fault("wrong-clock", Cause::Sim(FaultKind::WrongClock), [C, C, C, C, C, C, C, C, C, C, C, C]),
    fault("no-name", Cause::NoName, [F, F, F, F, F, F, F, F, F, N, F, F]),
    fault("refused", Cause::Refused, [F, F, F, F, F, F, F, F, F, N, F, F]),
    fault("half-open", Cause::HalfOpen, [L, L, L, L, L, L, L, L, L, N, L, L]),
];

const fn fault(name: &'static str, cause: Cause, told: [Option<TroubleKind>; COLUMNS.len()]) -> Fault {
    Fault { name, cause, told }
}

/// What a watch is that meets this trouble where its whole scope depends on the call.
pub(super) fn health(kind: TroubleKind) -> Health {
    match kind {
        Throttled => Health::Throttled,
        SignedOut | TroubleKind::Profile | TroubleKind::WrongRegion | TroubleKind::Keyring => {
            Health::SignedOut
        }
        Denied => Health::Denied,
        Offline => Health::Offline,
        ClockWrong => Health::ClockWrong,
        TimedOut | Server | BadAnswer | TroubleKind::Refused => Health::Failing,
    }
}

/// The calls that one run in `npm test` meets: every fault on every call at once, and each call once with a fault of its own.
pub(super) const EACH_ONCE: [(&str, &str); 11] = [
    ("hang", "ListClusters"),
    ("not-json", "DescribeCluster"),
    ("access-denied", "ListSteps"),
    ("slow-drip", "DescribeStep"),
    ("500", "ListInstanceGroups"),
    ("refused", "ListInstanceFleets"),
    ("reset-mid-answer", "ListBootstrapActions"),
    ("throttled", "GetAutoTerminationPolicy"),
    ("half-open", "GetManagedScalingPolicy"),
    ("wrong-clock", IDENTITY),
    ("html-page", QUOTAS),
];
