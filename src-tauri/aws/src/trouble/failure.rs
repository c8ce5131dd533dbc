//! A call that failed: its kind, AWS's code, and words that may be shown.

use super::codes;
use crate::meter::Meter;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use emr_monitor_core::model::TroubleKind;
use emr_monitor_core::time::{MINUTE, Millis};
use std::error::Error;

/// Beyond this, AWS refuses a signature for its time (15 minutes at the latest); the SDK's own mark is 4.
const CLOCK_IS_OFF: Millis = 5 * MINUTE;

/// What went wrong, not yet in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) kind: TroubleKind,
    pub(crate) code: Option<String>,
    /// AWS's words, or the system's for a connection that failed.
    pub(crate) words: Option<String>,
    /// Whether it was the credentials that could not be had, rather than the call that failed.
    pub(crate) before_the_call: bool,
}

impl Failure {
    pub(crate) fn new(kind: TroubleKind) -> Self {
        Self { kind, code: None, words: None, before_the_call: false }
    }

    /// An answer that was understood but lacks what it must have.
    pub(crate) fn lacks(what: &str) -> Self {
        Self { words: Some(format!("the answer holds no {what}")), ..Self::new(TroubleKind::BadAnswer) }
    }

    /// Reads the SDK's error, with what the meter saw of the call.
    pub(crate) fn of_call<E>(error: &SdkError<E, HttpResponse>, meter: &Meter) -> Self
    where
        E: ProvideErrorMetadata + Error + 'static,
    {
        let status = error.raw_response().map(|answer| answer.status().as_u16());
        match error {
            SdkError::TimeoutError(_) => Self::new(TroubleKind::TimedOut),
            SdkError::ServiceError(said) => {
                Self::of_answer(said.err(), status.unwrap_or_default(), meter.clock_offset())
            }
            SdkError::ResponseError(_) => Self::new(match status {
                Some(429) => TroubleKind::Throttled,
                Some(500..) => TroubleKind::Server,
                Some(_) | None => TroubleKind::BadAnswer,
            }),
            // Nothing was sent: the endpoint or Region in the profile is not usable.
            SdkError::ConstructionFailure(_) => Self::unsendable(error),
            SdkError::DispatchFailure(_) => match super::credentials::in_chain(error) {
                Some(failure) => failure,
                None if meter.requests() == 0 => Self::unsendable(error),
                None => Self { words: root(error), ..Self::new(TroubleKind::Offline) },
            },
            _ => Self::new(TroubleKind::BadAnswer),
        }
    }

    fn unsendable(error: &(dyn Error + 'static)) -> Self {
        Self {
            words: root(error)
                .map(|cause| format!("no request can be made for its endpoint and Region ({cause})")),
            ..Self::new(TroubleKind::Profile)
        }
    }

    fn of_answer<E: ProvideErrorMetadata>(error: &E, status: u16, clock_offset: Option<Millis>) -> Self {
        let clock_is_off = clock_offset.is_some_and(|offset| offset.abs() > CLOCK_IS_OFF);
        let code = error.code().filter(|code| !code.is_empty());
        let kind = code
            .and_then(|code| codes::kind_of(code, clock_is_off))
            .unwrap_or_else(|| codes::kind_of_status(status, code.is_some()));
        Self {
            kind,
            code: code.map(str::to_owned),
            words: error.message().filter(|words| !words.is_empty()).map(str::to_owned),
            before_the_call: false,
        }
    }
}

/// The innermost cause: what the system said.
fn root(error: &dyn Error) -> Option<String> {
    let mut cause = error.source()?;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    Some(cause.to_string())
}
