//! Whether the program lives, and whether it can work: for whoever starts and watches it.

use crate::site::Site;
use axum::extract::State;
use axum::http::StatusCode;

/// It lives.
#[utoipa::path(get, path = "/healthz", tag = "health", responses((status = 200, description = "The program lives")))]
pub(crate) async fn live() -> &'static str {
    "ok"
}

/// It can work: the records answer.
#[utoipa::path(
    get,
    path = "/readyz",
    tag = "health",
    responses((status = 200, description = "The records answer"), (status = 503, description = "They do not"))
)]
pub(crate) async fn ready(State(site): State<Site>) -> (StatusCode, &'static str) {
    match site.app.is_ready().await {
        Ok(()) => (StatusCode::OK, "ready"),
        Err(error) => {
            tracing::error!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "not ready")
        }
    }
}
