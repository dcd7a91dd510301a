//! How many requests there are and how long they take: by the route's template, never by an address.

use axum::extract::{MatchedPath, Request};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use metrics::{counter, histogram};
use std::time::Instant;

/// Stands for every address that is no route: what strangers ask for must not make new series.
const NO_ROUTE: &str = "none";

/// Counts and times a request.
pub(crate) async fn count(request: Request, next: Next) -> Response {
    let began = Instant::now();
    let method = class_of(request.method());
    let route = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let route = route.map_or_else(|| NO_ROUTE.to_owned(), |route| route.as_str().to_owned());
    histogram!("lapor_http_request_seconds", "route" => route.clone(), "method" => method)
        .record(began.elapsed());
    let status = answer_class(response.status());
    counter!("lapor_http_requests_total", "route" => route, "method" => method, "status" => status)
        .increment(1);
    response
}

/// Reading and writing, and nothing that a stranger may invent.
fn class_of(method: &Method) -> &'static str {
    match *method {
        Method::GET | Method::HEAD => "read",
        Method::POST | Method::PUT | Method::PATCH | Method::DELETE => "write",
        _ => "other",
    }
}

fn answer_class(status: StatusCode) -> &'static str {
    match status.as_u16() {
        100..=199 => "1xx",
        200..=299 => "2xx",
        300..=399 => "3xx",
        400..=499 => "4xx",
        _ => "5xx",
    }
}
