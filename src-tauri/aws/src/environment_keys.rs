//! Keys in the environment: the profile named `environment`.

use crate::surroundings::Surroundings;
use aws_credential_types::Credentials;

/// The keys in the environment, if there are any. The names are the SDK's own.
pub(crate) fn credentials(surroundings: &Surroundings) -> Option<Credentials> {
    let key = surroundings.var("AWS_ACCESS_KEY_ID")?;
    let secret =
        surroundings.var("AWS_SECRET_ACCESS_KEY").or_else(|| surroundings.var("SECRET_ACCESS_KEY"))?;
    let mut builder =
        Credentials::builder().access_key_id(key).secret_access_key(secret).provider_name("environment");
    builder.set_session_token(surroundings.var("AWS_SESSION_TOKEN").map(str::to_owned));
    builder.set_account_id(account(surroundings).map(Into::into));
    Some(builder.build())
}

/// The account the environment tells of.
pub(crate) fn account(surroundings: &Surroundings) -> Option<String> {
    surroundings.var("AWS_ACCOUNT_ID").map(str::to_owned)
}

/// The Region the environment names; AWS tools take it before a profile's own.
pub(crate) fn region(surroundings: &Surroundings) -> Option<&str> {
    surroundings.var("AWS_REGION").or_else(|| surroundings.var("AWS_DEFAULT_REGION"))
}
