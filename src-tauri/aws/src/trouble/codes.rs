//! AWS's error codes by kind of trouble. Sources: "Common Error Types" of the EMR API reference, the STS and IAM references,
//! and the SDK's own list of throttling codes.

use emr_monitor_core::model::TroubleKind;

/// Whether AWS refused for rate.
pub(crate) fn is_throttling(code: &str) -> bool {
    matches!(
        code,
        "Throttling"
            | "ThrottlingException"
            | "ThrottledException"
            | "RequestThrottled"
            | "RequestThrottledException"
            | "TooManyRequestsException"
            | "RequestLimitExceeded"
            | "LimitExceededException"
            | "BandwidthLimitExceeded"
            | "SlowDown"
            | "PriorRequestNotComplete"
    )
}

/// Whether AWS says that it does not know the key: so it answers, too, in a Region that the account has not enabled (IAM User
/// Guide, "Managing AWS STS in an AWS Region").
pub(crate) fn is_unknown_key(code: &str) -> bool {
    matches!(code, "InvalidClientTokenId" | "UnrecognizedClientException" | "InvalidAccessKeyId")
}

/// The kind of trouble a code means. `clock_is_off` is whether the answer's Date header was far from this computer's clock:
/// a signature is then refused for its time. None for a code that is not listed.
pub(crate) fn kind_of(code: &str, clock_is_off: bool) -> Option<TroubleKind> {
    if is_throttling(code) {
        return Some(TroubleKind::Throttled);
    }
    match code {
        "AccessDenied"
        | "AccessDeniedException"
        | "AuthorizationError"
        | "NotAuthorized"
        | "UnauthorizedOperation"
        | "OptInRequired"
        | "SubscriptionRequiredException" => Some(TroubleKind::Denied),
        "RequestExpired" | "RequestTimeTooSkewed" | "RequestInTheFuture" => Some(TroubleKind::ClockWrong),
        "InvalidSignatureException" | "SignatureDoesNotMatch" | "AuthFailure" if clock_is_off => {
            Some(TroubleKind::ClockWrong)
        }
        "InvalidSignatureException"
        | "SignatureDoesNotMatch"
        | "AuthFailure"
        | "ExpiredToken"
        | "ExpiredTokenException"
        | "TokenRefreshRequired"
        | "UnrecognizedClientException"
        | "InvalidClientTokenId"
        | "InvalidAccessKeyId"
        | "IncompleteSignature"
        | "IncompleteSignatureException"
        | "MissingAuthenticationToken"
        | "MissingAuthenticationTokenException"
        | "UnauthorizedException" => Some(TroubleKind::SignedOut),
        "InternalServerException"
        | "InternalServerError"
        | "InternalFailure"
        | "InternalError"
        | "ServiceUnavailable"
        | "ServiceUnavailableException" => Some(TroubleKind::Server),
        "InvalidRequestException"
        | "ValidationException"
        | "ValidationError"
        | "UnknownOperationException" => Some(TroubleKind::Refused),
        _ => None,
    }
}

/// The kind of trouble an HTTP status means when the answer names no known code. `named` is whether it names any: an answer
/// that names none was hardly given by AWS.
pub(crate) fn kind_of_status(status: u16, named: bool) -> TroubleKind {
    match status {
        429 => TroubleKind::Throttled,
        500.. => TroubleKind::Server,
        // The proxy wants a name and password.
        407 => TroubleKind::Offline,
        400..=499 if named => TroubleKind::Refused,
        _ => TroubleKind::BadAnswer,
    }
}
