//! How an answer leaves, and how it goes wrong when a fault says so.

use std::convert::Infallible;
use std::io;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{HeaderName, header};
use axum::response::Response;
use futures::StreamExt;
use futures::stream::{self, BoxStream};
use jiff::fmt::rfc2822::DateTimePrinter;
use jiff::{SignedDuration, Timestamp};

use super::http::{Answer, Question};
use super::line::Line;
use crate::config::SimProfile;
use crate::fault::FaultKind;
use crate::ops::Refusal;
use crate::sim::House;

/// How far ahead of real time the Date header is when the caller's clock is said to be off.
const CLOCK_OFF: SignedDuration = SignedDuration::from_hours(2);
/// Between two bytes of a slow answer, in real time.
const DRIP: Duration = Duration::from_millis(500);
/// What was sent before a reset gets so long to leave.
const BEFORE_RESET: Duration = Duration::from_millis(20);

const PORTAL: &str = "<!DOCTYPE html><html><head><title>Sign in to the network</title></head><body><h1>Sign in to the network</h1></body></html>";

/// Whether a fault keeps the true answer from arriving whole.
pub(super) fn spoils(fault: FaultKind) -> bool {
    match fault {
        FaultKind::ResetMidAnswer | FaultKind::Hang | FaultKind::SlowDrip | FaultKind::CutJson => true,
        FaultKind::Throttled
        | FaultKind::InternalError500
        | FaultKind::Unavailable503
        | FaultKind::AccessDenied
        | FaultKind::ExpiredToken
        | FaultKind::UnknownKey
        | FaultKind::WrongClock
        | FaultKind::NotJson
        | FaultKind::HtmlPage200 => true,
        FaultKind::Late { .. } => false,
    }
}

/// What a fault answers instead of the truth; `None` where it spoils the true answer on its way.
pub(super) fn instead(
    fault: FaultKind,
    question: &Question,
    caller: Option<&SimProfile>,
    region: &str,
) -> Option<Answer> {
    let plain = |status, content_type, body: &'static str| {
        Some(Answer { status, content_type, body: Bytes::from_static(body.as_bytes()), date: None })
    };
    let refuse = |status, code, message: String| Some(question.refuse(&Refusal::new(status, code, message)));
    match fault {
        FaultKind::Throttled => Some(question.refuse(&Refusal::throttled())),
        FaultKind::InternalError500 => {
            refuse(500, "InternalServerException", "An internal error has occurred.".to_owned())
        }
        FaultKind::Unavailable503 => plain(503, "text/plain", "Service Unavailable"),
        FaultKind::AccessDenied => refuse(400, "AccessDeniedException", denied(question, caller, region)),
        FaultKind::ExpiredToken => refuse(
            400,
            "ExpiredTokenException",
            "The security token included in the request is expired".to_owned(),
        ),
        FaultKind::UnknownKey => refuse(
            400,
            "UnrecognizedClientException",
            "The security token included in the request is invalid.".to_owned(),
        ),
        FaultKind::WrongClock => Some(wrong_clock(question)),
        FaultKind::NotJson => plain(
            200,
            "application/x-amz-json-1.1",
            "upstream connect error or disconnect/reset before headers",
        ),
        FaultKind::HtmlPage200 => plain(200, "text/html", PORTAL),
        FaultKind::CutJson
        | FaultKind::ResetMidAnswer
        | FaultKind::Hang
        | FaultKind::SlowDrip
        | FaultKind::Late { .. } => None,
    }
}

fn denied(question: &Question, caller: Option<&SimProfile>, region: &str) -> String {
    let (account, user) =
        caller.map_or(("000000000000", "unknown"), |caller| (caller.account.as_str(), caller.name.as_str()));
    let service = match question {
        Question { sts: true, .. } => "sts",
        Question { service_quotas: true, .. } => "servicequotas",
        Question { .. } => "elasticmapreduce",
    };
    let action = format!("{service}:{}", question.operation);
    let resource = match question.operation.as_str() {
        "ListClusters" | "GetCallerIdentity" | "ListServiceQuotas" => "*".to_owned(),
        _ => format!("arn:aws:elasticmapreduce:{region}:{account}:cluster/*"),
    };
    format!(
        "User: arn:aws:iam::{account}:user/{user} is not authorized to perform: {action} on resource: {resource} because no identity-based policy allows the {action} action"
    )
}

fn wrong_clock(question: &Question) -> Answer {
    let real = Timestamp::now();
    let server = real.checked_add(CLOCK_OFF).unwrap_or(real);
    let compact = |at: Timestamp| at.strftime("%Y%m%dT%H%M%SZ").to_string();
    let oldest = server.checked_sub(SignedDuration::from_mins(5)).unwrap_or(server);
    let message = format!(
        "Signature expired: {} is now earlier than {} ({} - 5 min.)",
        compact(real),
        compact(oldest),
        compact(server)
    );
    let answer = question.refuse(&Refusal::new(400, "InvalidSignatureException", message));
    Answer { date: DateTimePrinter::new().timestamp_to_rfc9110_string(&server).ok(), ..answer }
}

/// Sends an answer, whole or as the fault has it.
pub(super) async fn send(
    house: &House,
    line: &Line,
    request_id: &str,
    mut answer: Answer,
    fault: Option<FaultKind>,
) -> Response {
    let length = answer.body.len();
    match fault {
        Some(FaultKind::Hang) => house.stopping.cancelled().await,
        Some(FaultKind::Late { ms }) => tokio::time::sleep(Duration::from_millis(ms)).await,
        Some(FaultKind::CutJson) => answer.body.truncate(length / 2),
        _ => {}
    }
    let body = match fault {
        Some(FaultKind::ResetMidAnswer) => Body::from_stream(reset_after_half(answer.body, line.clone())),
        Some(FaultKind::SlowDrip) => Body::from_stream(drip(answer.body)),
        _ => Body::from(answer.body),
    };
    let mut response = Response::builder()
        .status(answer.status)
        .header(header::CONTENT_TYPE, answer.content_type)
        .header(HeaderName::from_static("x-amzn-requestid"), request_id);
    if matches!(fault, Some(FaultKind::ResetMidAnswer | FaultKind::SlowDrip)) {
        response = response.header(header::CONTENT_LENGTH, length);
    }
    if let Some(date) = answer.date {
        response = response.header(header::DATE, date);
    }
    response.body(body).unwrap_or_default()
}

fn reset_after_half(mut body: Bytes, line: Line) -> BoxStream<'static, io::Result<Bytes>> {
    body.truncate(body.len() / 2);
    let half = stream::once(async move { Ok(body) });
    let reset = stream::once(async move {
        tokio::time::sleep(BEFORE_RESET).await;
        line.doom();
        Err(io::Error::from(io::ErrorKind::ConnectionReset))
    });
    half.chain(reset).boxed()
}

fn drip(body: Bytes) -> BoxStream<'static, Result<Bytes, Infallible>> {
    let bytes = stream::unfold(body, |mut body| async move {
        if body.is_empty() {
            return None;
        }
        tokio::time::sleep(DRIP).await;
        let byte = body.split_to(1);
        Some((Ok(byte), body))
    });
    bytes.boxed()
}
