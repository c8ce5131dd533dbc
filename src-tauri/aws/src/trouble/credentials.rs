//! Credentials that could not be had. What a provider says in its own words may quote a program's output, so it is not shown.

use super::Failure;
use super::codes;
use crate::key_store::KeyStoreError;
use aws_credential_types::provider::error::CredentialsError;
use aws_sdk_sso::operation::get_role_credentials::GetRoleCredentialsError;
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
        if let Some(said) = cause.downcast_ref::<KeyStoreError>() {
            return Failure { words: Some(said.to_string()), ..Failure::new(TroubleKind::Keyring) };
        }
        if let Some(said) = said_by_provider(cause) {
            return said;
        }
        if cause.downcast_ref::<ConnectorError>().is_some() {
            return Failure::new(TroubleKind::Offline);
        }
    }
    Failure::new(TroubleKind::SignedOut)
}

fn said_by_provider(cause: &(dyn Error + 'static)) -> Option<Failure> {
    said_by::<AssumeRoleError>(cause)
        .or_else(|| said_by::<AssumeRoleWithWebIdentityError>(cause))
        .or_else(|| said_by::<GetRoleCredentialsError>(cause))
}

fn said_by<E>(cause: &(dyn Error + 'static)) -> Option<Failure>
where
    E: ProvideErrorMetadata + Error + 'static,
{
    match cause.downcast_ref::<SdkError<E, HttpResponse>>() {
        Some(SdkError::ServiceError(said)) => Some(by_answer(said.err(), said.raw().status().as_u16())),
        Some(SdkError::TimeoutError(_)) => Some(Failure::new(TroubleKind::TimedOut)),
        Some(SdkError::ResponseError(said)) => {
            let status = said.raw().status().as_u16();
            Some(Failure::new(codes::kind_of_status(status, false)))
        }
        // The connection is the next cause.
        Some(_) => None,
        None => cause.downcast_ref::<E>().map(|said| by_answer(said, 400)),
    }
}

fn by_answer<E: ProvideErrorMetadata>(said: &E, status: u16) -> Failure {
    let known = said.code().and_then(|code| codes::kind_of(code, false));
    let kind = known.unwrap_or_else(|| codes::kind_of_status(status, true));
    Failure {
        // A role that may not be taken leaves the profile without credentials.
        kind: match kind {
            TroubleKind::Denied | TroubleKind::Refused => TroubleKind::SignedOut,
            kind => kind,
        },
        code: said.code().map(str::to_owned),
        words: said.message().map(str::to_owned),
        before_the_call: true,
    }
}

fn causes<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error), |cause: &&'a (dyn Error + 'static)| (*cause).source())
}
