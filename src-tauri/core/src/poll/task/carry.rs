//! One call on its way to AWS and back.

use super::super::ledger::patience;
use super::super::pace::HEARTBEAT;
use super::super::plan::Errand;
use crate::clock::Clock;
use crate::model::{ClusterState, TroubleKind, Watch};
use crate::source::{AskError, Call, Reply, Source};
use crate::time::{At, MINUTE, Millis, SECOND};
use std::sync::Arc;
use std::time::Duration;

/// No call is waited for longer than this, on real time, whatever its adapter promises.
pub(super) const CALL_LIMIT: Duration = Duration::from_secs(120);

/// A call that ended.
pub(crate) struct Done {
    pub(super) errand: Errand,
    /// The way that was tried with it, one that stood aside; what it brought is not belief.
    pub(super) tried: Option<Watch>,
    pub(super) call: Call,
    /// When it was asked.
    pub(super) at: At,
    /// Real milliseconds it took.
    pub(super) took: Millis,
    pub(super) result: Result<Reply, AskError>,
}

impl Done {
    /// AWS's clock is compared with the computer's, which the engine's is `ahead` of.
    pub(super) fn reckoned(mut self, ahead: Millis) -> Self {
        let offset = match &mut self.result {
            Ok(reply) => &mut reply.clock_offset,
            Err(error) => &mut error.clock_offset,
        };
        *offset = offset.map(|offset| offset - ahead);
        self
    }
}

/// Troubles that another way into the same scope may not meet.
pub(super) fn of_the_way(kind: TroubleKind) -> bool {
    kind.is_of_the_credentials() || kind == TroubleKind::Denied
}

/// An errand, and the way that is tried with it.
type Errands = (Errand, Option<Watch>);

/// The first list of a way-in, asked before its scope is known: whoever joins a scope brings it along.
pub(crate) async fn first_list(source: Arc<dyn Source>, clock: Arc<dyn Clock>) -> Done {
    let now = clock.now();
    carry(source, clock, (Errand::Heartbeat, None), live_list(), now).await
}

/// The first page of the list of live clusters.
pub(super) fn live_list() -> Call {
    Call::ListClusters { states: ClusterState::LIVE.to_vec(), created_after: None, marker: None }
}

/// Makes the call, under a limit of its own.
pub(super) async fn carry(
    source: Arc<dyn Source>,
    clock: Arc<dyn Clock>,
    (errand, tried): Errands,
    call: Call,
    at: At,
) -> Done {
    let began = clock.now();
    let asked = tokio::time::timeout(CALL_LIMIT, source.ask(&call)).await;
    let result = asked.unwrap_or_else(|_| Err(unanswered(&call)));
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "minutes at most")]
    let took = (clock.now().since(began) as f64 / clock.speed()).round() as Millis;
    Done { errand, tried, call, at, took, result }
}

fn unanswered(call: &Call) -> AskError {
    let (operation, limit) = (call.operation().as_emr(), CALL_LIMIT.as_secs());
    AskError {
        kind: TroubleKind::TimedOut,
        code: None,
        message: format!("{operation} was not answered within {limit} s."),
        requests: 1,
        clock_offset: None,
    }
}

/// How long a way-in is given between two tries: two heartbeats, or a minute when nothing could be `sent`, since getting at
/// credentials may start a program or ask a person.
pub(crate) fn way_patience(kind: TroubleKind, sent: bool, failures: u32) -> i64 {
    let most = if sent { 2 * HEARTBEAT } else { MINUTE };
    patience(kind, failures).clamp(SECOND, most)
}
