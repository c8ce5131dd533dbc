//! Credentials that could not be had. What a provider says in its own words may quote a program's output, so it is not shown.

use super::Failure;
use super::codes;
use aws_credential_types::provider::error::CredentialsError;
use aws_sdk_sts::operation::assume_role::AssumeRoleError;
use aws_sdk_sts::operation::assume_role_with_web_identity::AssumeRoleWithWebIdentityError;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::{ConnectorError, SdkError};
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use emr_monitor_core::model::TroubleKind;
use std::error::Error;

impl Failure {
    /// Reads why the credentials could not be had.
    pub(crate) fn of_credentials(error: &CredentialsError) -> Self {
        let failure = match error {
            CredentialsError::ProviderTimedOut(_) => Self::new(TroubleKind::TimedOut),
            CredentialsError::InvalidConfiguration(_) => Self {
                // The SDK's words name profiles and settings here, never values.
                words: error.source().map(ToString::to_string),
                ..Self::new(TroubleKind::Profile)
            },
            _ => of_cause(error),
        };
        Self { before_the_call: true, ..failure }
    }
}

/// The failure of credentials somewhere in an error's causes, if that is what it is.
pub(super) fn in_chain(error: &(dyn Error + 'static)) -> Option<Failure> {
    causes(error).find_map(|cause| cause.downcast_ref::<CredentialsError>()).map(Failure::of_credentials)
}

/// Behind a provider stands STS or Identity Center, which can be out of reach, busy or unwilling.
fn of_cause(error: &CredentialsError) -> Failure {
    for cause in causes(error) {
        if let Some(said) = said_by_sts(cause) {
            return said;
        }
        if cause.downcast_ref::<ConnectorError>().is_some() {
            return Failure::new(TroubleKind::Offline);
        }
    }
    Failure::new(TroubleKind::SignedOut)
}

fn said_by_sts(cause: &(dyn Error + 'static)) -> Option<Failure> {
    let by_role = cause
        .downcast_ref::<SdkError<AssumeRoleError, HttpResponse>>()
        .and_then(SdkError::as_service_error)
        .or_else(|| cause.downcast_ref::<AssumeRoleError>())
        .map(|error| (error.code(), error.message()));
    let by_token = || {
        cause
            .downcast_ref::<SdkError<AssumeRoleWithWebIdentityError, HttpResponse>>()
            .and_then(SdkError::as_service_error)
            .or_else(|| cause.downcast_ref::<AssumeRoleWithWebIdentityError>())
            .map(|error| (error.code(), error.message()))
    };
    let (code, words) = by_role.or_else(by_token)?;
    let kind = code.and_then(|code| codes::kind_of(code, false));
    Some(Failure {
        // A role that may not be taken leaves the profile without credentials.
        kind: match kind {
            Some(TroubleKind::Denied | TroubleKind::Refused) | None => TroubleKind::SignedOut,
            Some(kind) => kind,
        },
        code: code.map(str::to_owned),
        words: words.map(str::to_owned),
        before_the_call: true,
    })
}

fn causes<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error), |cause: &&'a (dyn Error + 'static)| (*cause).source())
}
