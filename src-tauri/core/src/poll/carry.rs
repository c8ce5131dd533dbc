//! Carrying one call to AWS, and how long that took.

use super::plan::Errand;
use crate::clock::Clock;
use crate::model::TroubleKind;
use crate::source::{AskError, Call, Reply, Source};
use crate::time::{At, Millis};
use std::sync::Arc;
use std::time::Duration;

/// No call is waited for longer than this, on real time, whatever its adapter promises.
const CALL_LIMIT: Duration = Duration::from_secs(120);

/// A call that ended.
pub(super) struct Done {
    pub(super) errand: Errand,
    pub(super) call: Call,
    /// When it was asked.
    pub(super) at: At,
    /// Real milliseconds it took.
    pub(super) took: Millis,
    pub(super) result: Result<Reply, AskError>,
}

/// Asks, and waits within the limit.
pub(super) async fn carry(
    source: Arc<dyn Source>,
    clock: Arc<dyn Clock>,
    errand: Errand,
    call: Call,
    at: At,
) -> Done {
    let began = clock.now();
    let asked = tokio::time::timeout(CALL_LIMIT, source.ask(&call)).await;
    let result = asked.unwrap_or_else(|_| Err(unanswered(&call)));
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "minutes at most")]
    let took = (clock.now().since(began) as f64 / clock.speed()).round() as Millis;
    Done { errand, call, at, took, result }
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
