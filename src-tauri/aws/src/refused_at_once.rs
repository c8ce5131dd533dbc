//! Keeps the SDK from trying again where AWS refused for rate: the budget must see each refusal, and at once.

use aws_sdk_emr::config::interceptors::InterceptorContext;
use aws_smithy_runtime_api::client::orchestrator::OrchestratorError;
use aws_smithy_runtime_api::client::retries::classifiers::{
    ClassifyRetry, RetryAction, RetryClassifierPriority,
};
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use std::error::Error;
use std::marker::PhantomData;

/// For the errors of one operation.
#[derive(Debug)]
pub(crate) struct RefusedAtOnce<E>(PhantomData<E>);

impl<E> RefusedAtOnce<E> {
    pub(crate) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<E> ClassifyRetry for RefusedAtOnce<E>
where
    E: Error + ProvideErrorMetadata + Send + Sync + 'static,
{
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        let refused = context
            .output_or_error()
            .and_then(Result::err)
            .and_then(OrchestratorError::as_operation_error)
            .and_then(|error| error.downcast_ref::<E>())
            .and_then(ProvideErrorMetadata::code)
            .is_some_and(crate::trouble::is_throttling);
        let too_many = context.response().is_some_and(|answer| answer.status().as_u16() == 429);
        if refused || too_many { RetryAction::RetryForbidden } else { RetryAction::NoActionIndicated }
    }

    fn name(&self) -> &'static str {
        "RefusedAtOnce"
    }

    fn priority(&self) -> RetryClassifierPriority {
        RetryClassifierPriority::run_after(RetryClassifierPriority::transient_error_classifier())
    }
}
