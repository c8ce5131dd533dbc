//! STS GetCallerIdentity in the AWS query protocol: a form in, XML out (STS API Reference, version 2011-06-15).

use crate::config::SimProfile;
use crate::ops::Refusal;

/// The value of `Action` in a form.
pub(super) fn action(body: &[u8]) -> Option<&str> {
    let form = std::str::from_utf8(body).ok()?;
    form.split('&').find_map(|pair| pair.strip_prefix("Action="))
}

pub(super) fn identity(profile: &SimProfile, request_id: &str) -> String {
    let SimProfile { user, account, access_key_id, .. } = profile;
    let user_id = access_key_id.replacen("AKIA", "AIDA", 1);
    format!(
        r#"<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::{account}:user/{user}</Arn><UserId>{user_id}</UserId><Account>{account}</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>{request_id}</RequestId></ResponseMetadata></GetCallerIdentityResponse>"#
    )
}

/// STS's own name and HTTP status for a refusal that EMR names in its way.
fn in_sts_words(refusal: &Refusal) -> (&'static str, u16) {
    match refusal.code {
        "UnrecognizedClientException" => ("InvalidClientTokenId", 403),
        "ExpiredTokenException" => ("ExpiredToken", 403),
        "AccessDeniedException" => ("AccessDenied", 403),
        "InvalidSignatureException" => ("SignatureDoesNotMatch", 403),
        "ThrottlingException" => ("Throttling", 400),
        "MissingAuthenticationTokenException" => ("MissingAuthenticationToken", 403),
        "InternalServerException" => ("InternalFailure", 500),
        "UnknownOperationException" => ("InvalidAction", 400),
        code => (code, refusal.status),
    }
}

/// The status and body of a refusal.
pub(super) fn refusal(refusal: &Refusal, request_id: &str) -> (u16, String) {
    let (code, status) = in_sts_words(refusal);
    let kind = if status >= 500 { "Receiver" } else { "Sender" };
    let message = refusal.message.replace('&', "&amp;").replace('<', "&lt;");
    let body = format!(
        r#"<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>{kind}</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>{request_id}</RequestId></ErrorResponse>"#
    );
    (status, body)
}
