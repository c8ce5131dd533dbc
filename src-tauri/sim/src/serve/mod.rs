//! HTTP: who calls, what for, and how the answer leaves.

mod caller;
mod http;
mod line;
mod misbehave;
mod sts;

use std::sync::Arc;

use axum::Router;
use tokio::net::TcpListener;

use crate::sim::House;

/// Serves until the house is told to stop.
pub(crate) async fn serve(listener: TcpListener, house: Arc<House>, routes: Router) {
    let stopping = house.stopping.clone();
    let app = Router::new().fallback(http::handle).with_state(house).merge(routes);
    let app = app.into_make_service_with_connect_info::<line::Line>();
    // axum's serve loop answers failed accepts itself and returns no error.
    let _ = axum::serve(line::Lines(listener), app).with_graceful_shutdown(stopping.cancelled_owned()).await;
}
