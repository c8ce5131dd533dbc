//! The control endpoint of the stand-alone sim. It is in the binary so that nothing that links the library can serve it.

use axum::extract::{Json, State};
use axum::http::StatusCode;
use axum::routing::post;
use axum::{Router, body::Bytes};
use emr_monitor_sim::{FaultRule, SimHandle};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "lowercase")]
enum Order {
    Advance { ms: i64 },
    Fault(FaultRule),
    Clear,
    Calls,
    Now,
    Quotas { on: bool },
    Due { from_ms: i64, to_ms: i64 },
}

pub(crate) fn routes(handle: SimHandle) -> Router {
    Router::new().route("/__control", post(obey)).with_state(handle)
}

async fn obey(State(sim): State<SimHandle>, body: Bytes) -> (StatusCode, Json<Value>) {
    let order = match serde_json::from_slice(&body) {
        Ok(order) => order,
        Err(wrong) => return (StatusCode::BAD_REQUEST, Json(json!({"error": wrong.to_string()}))),
    };
    let done = match order {
        Order::Advance { ms } => {
            sim.advance(ms);
            json!({"now_ms": sim.now_ms()})
        }
        Order::Fault(rule) => {
            sim.fault(rule);
            json!({})
        }
        Order::Clear => {
            sim.clear_faults();
            json!({})
        }
        Order::Calls => json!({"calls": sim.calls()}),
        Order::Quotas { on } => {
            sim.set_quotas(on);
            json!({})
        }
        Order::Due { from_ms, to_ms } => json!({"due": sim.due(from_ms, to_ms)}),
        Order::Now => json!({"now_ms": sim.now_ms()}),
    };
    (StatusCode::OK, Json(done))
}
