//! Any step.

use super::{at, step_id, step_state, text, texts};
use emr_monitor_core::model::{FailureDetails, Step, StepSummary};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::{Strategy, any};
use std::sync::Arc;

/// A step.
pub(crate) fn step() -> impl Strategy<Value = Step> {
    let failure = (of(text()), of(text()), of(text()))
        .prop_map(|(reason, message, log_file)| FailureDetails { reason, message, log_file });
    let named = (step_id(), text(), step_state(), of(text()), of(failure));
    let times = (of(at()), of(at()), of(at()), at());
    let place = (any::<i64>(), of(any::<u16>()));
    (named, times, vec(text(), 0..4), texts(), place).prop_map(
        |(
            (id, name, state, said, failure),
            (created, started, ended, at),
            args,
            properties,
            (ordinal, slot),
        )| Step {
            ordinal,
            told: Arc::new(StepSummary {
                id,
                name,
                state,
                state_reason: said.clone().map(Into::into),
                failure: failure.map(Box::new),
                created,
                started,
                ended,
                action_on_failure: said.clone().map(Into::into),
                jar: said.clone().map(Into::into),
                main_class: said.clone().map(Into::into),
                args: args.into(),
                properties,
                log_uri: said.clone().map(Into::into),
                execution_role: said.map(Into::into),
            }),
            at,
            slot,
            reason_at: started,
            end_seen: ended,
        },
    )
}
