//! Who calls: told by the access key id and the Region in the Credential scope. Signatures are not checked.

use axum::http::HeaderMap;

use crate::config::SimProfile;
use crate::ops::Refusal;

/// The Credential scope of a request: `AKID/20260701/eu-west-1/elasticmapreduce/aws4_request`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Credential {
    pub(super) key: String,
    pub(super) region: String,
    pub(super) service: String,
}

pub(super) fn credential(headers: &HeaderMap) -> Result<Credential, Refusal> {
    let missing = || Refusal::new(400, "MissingAuthenticationTokenException", "Missing Authentication Token");
    let header = headers.get("authorization").ok_or_else(missing)?.to_str().map_err(|_| missing())?;
    let (_, scope) = header.split_once("Credential=").ok_or_else(missing)?;
    let scope = scope.split([',', ' ']).next().unwrap_or_default();
    let parts: Vec<&str> = scope.split('/').collect();
    match parts.as_slice() {
        [key, _day, region, service, "aws4_request"] => Ok(Credential {
            key: (*key).to_owned(),
            region: (*region).to_owned(),
            service: (*service).to_owned(),
        }),
        _ => Err(Refusal::new(
            400,
            "IncompleteSignatureException",
            "Credential must have exactly 5 slash-delimited elements",
        )),
    }
}

pub(super) fn profile<'a>(
    mut known: impl Iterator<Item = &'a SimProfile>,
    key: &str,
) -> Result<&'a SimProfile, Refusal> {
    let unknown = || {
        Refusal::new(
            400,
            "UnrecognizedClientException",
            "The security token included in the request is invalid.",
        )
    };
    known.find(|profile| profile.access_key_id == key).ok_or_else(unknown)
}
