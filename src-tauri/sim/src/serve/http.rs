//! One request from its headers to its answer.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::Response;

use super::caller::{self, Credential};
use super::line::Line;
use super::{misbehave, sts};
use crate::calls::{CallOutcome, CallRecord};
use crate::config::SimProfile;
use crate::fault::{FaultKind, Met};
use crate::ident::request_id;
use crate::ops::{self, Refusal, Scope};
use crate::sim::House;

const JSON: &str = "application/x-amz-json-1.1";

/// An answer before it leaves.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) content_type: &'static str,
    pub(super) body: Bytes,
    /// Overrides the Date header, which is otherwise real time.
    pub(super) date: Option<String>,
}

/// What is asked.
pub(super) struct Question {
    pub(super) operation: String,
    pub(super) sts: bool,
    pub(super) service_quotas: bool,
    pub(super) request_id: String,
}

impl Question {
    pub(super) fn refuse(&self, refusal: &Refusal) -> Answer {
        let (status, content_type, body) = if self.sts {
            let (status, body) = sts::refusal(refusal, &self.request_id);
            (status, "text/xml", body)
        } else {
            (refusal.status, JSON, refusal.json().to_string())
        };
        Answer { status, content_type, body: body.into(), date: None }
    }
}

pub(super) async fn handle(
    State(house): State<Arc<House>>,
    ConnectInfo(line): ConnectInfo<Line>,
    method: Method,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if method != Method::POST {
        return Response::builder()
            .status(StatusCode::METHOD_NOT_ALLOWED)
            .body(Body::empty())
            .unwrap_or_default();
    }
    if house.config.latency_ms > 0 {
        tokio::time::sleep(Duration::from_millis(house.config.latency_ms)).await;
    }
    let serial = house.requests.fetch_add(1, Ordering::SeqCst);
    let credential = caller::credential(&headers);
    let target = headers.get("x-amz-target").and_then(|target| target.to_str().ok());
    let action = if target.is_none() { sts::action(&body) } else { None };
    let question = Question {
        operation: action
            .or_else(|| target?.strip_prefix("ElasticMapReduce."))
            .or_else(|| target?.strip_prefix("ServiceQuotasV20190624."))
            .unwrap_or_default()
            .to_owned(),
        service_quotas: target.is_some_and(|target| target.starts_with("ServiceQuotas")),
        sts: credential.as_ref().map_or(action.is_some(), |credential| credential.service == "sts"),
        request_id: request_id(house.config.seed, serial),
    };
    let (answer, fault) = decide(&house, &question, credential, &body);
    misbehave::send(&house, &line, &question.request_id, answer, fault).await
}

/// What is answered, and the fault that still changes how it leaves. Writes the log of calls.
fn decide(
    house: &House,
    question: &Question,
    credential: Result<Credential, Refusal>,
    body: &[u8],
) -> (Answer, Option<FaultKind>) {
    let now = house.clock.now_ms();
    let region = credential.as_ref().map(|credential| credential.region.clone()).unwrap_or_default();
    let caller = credential.and_then(|credential| {
        let profile = caller::profile(house.profiles.iter().chain(&house.more_profiles), &credential.key)?;
        Ok((profile, credential))
    });
    let known = caller.as_ref().ok().map(|(profile, _)| *profile);
    let account = known.map(|profile| profile.account.clone()).unwrap_or_default();
    let fault = house.faults().meet(&Met {
        operation: &question.operation,
        region: &region,
        account: &account,
        key: known.map_or("", |profile| &profile.access_key_id),
    });
    let instead = fault.and_then(|fault| misbehave::instead(fault, question, known, &region));
    let (answer, outcome) = if let Some(answer) = instead {
        (
            answer,
            if fault == Some(FaultKind::Throttled) { CallOutcome::Throttled } else { CallOutcome::Fault },
        )
    } else {
        match caller.and_then(|(profile, credential)| tell(house, question, profile, &credential, body, now))
        {
            Ok(answer) => (
                answer,
                if fault.is_some_and(misbehave::spoils) { CallOutcome::Fault } else { CallOutcome::Ok },
            ),
            Err(refusal) if refusal.code == "ThrottlingException" => {
                (question.refuse(&refusal), CallOutcome::Throttled)
            }
            Err(refusal) => (question.refuse(&refusal), CallOutcome::Error(refusal.code.to_owned())),
        }
    };
    let operation = question.operation.clone();
    house.calls().add(CallRecord {
        at_ms: now,
        operation,
        account,
        caller: known.map(|profile| profile.name.clone()).unwrap_or_default(),
        region,
        cluster: ops::cluster_named(body),
        outcome,
    });
    (answer, fault)
}

/// The true answer.
fn tell(
    house: &House,
    question: &Question,
    profile: &SimProfile,
    credential: &Credential,
    body: &[u8],
    now: i64,
) -> Result<Answer, Refusal> {
    let done =
        |content_type, body: String| Ok(Answer { status: 200, content_type, body: body.into(), date: None });
    match credential.service.as_str() {
        "sts" if question.operation == "GetCallerIdentity" => {
            done("text/xml", sts::identity(profile, &question.request_id))
        }
        "sts" => Err(Refusal::unknown_operation()),
        // Its own throttle is far from what one caller asks: it draws from none of EMR's buckets.
        "servicequotas" => {
            let quotas = |operation: Option<&str>| house.limit(operation);
            done(JSON, ops::service_quotas(&quotas, &question.operation, body)?.to_string())
        }
        "elasticmapreduce" => {
            if !house.grants(&profile.account, &credential.region, &question.operation, now) {
                return Err(Refusal::throttled());
            }
            let scope = Scope {
                clusters: &house.clusters,
                account: &profile.account,
                region: &credential.region,
                now,
                seed: house.config.seed,
            };
            done(JSON, ops::answer(&scope, &question.operation, body)?.to_string())
        }
        _ => Err(Refusal::new(
            400,
            "InvalidSignatureException",
            "Credential should be scoped to correct service: 'elasticmapreduce'.",
        )),
    }
}
