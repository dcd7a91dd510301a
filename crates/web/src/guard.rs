//! What stands between the network and every handler.

use crate::fault::Fault;
use crate::site::Site;
use crate::viewer::token_of;
use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, HeaderName, ORIGIN, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap, HeaderValue, Response as HttpResponse, StatusCode, Version};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::any::Any;
use std::time::Duration;

/// The largest body anyone may send. Unit: bytes.
pub(crate) const LARGEST_BODY: usize = 1024 * 1024;

/// How long a request may take.
const LONGEST: Duration = Duration::from_secs(30);

/// Scripts, styles and images come from this site alone, forms go to it alone, and nobody frames it.
const POLICY: &str = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; \
                      object-src 'none'";

/// Headers of every answer.
///
/// The referrer policy is `same-origin`, not `no-referrer`: under the latter browsers send `Origin: null` with this
/// site's own forms, and [`same_site`] could not tell them from foreign ones.
const HEADERS: [(HeaderName, &str); 7] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    ),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("x-frame-options"), "DENY"),
];

/// Pages that show secret text, or what opens it, to a browser that is known by its cookie. All of them also repeat
/// something of their address.
const SECRETIVE: [&str; 3] = ["/desk", "/track", "/report/sent"];

/// Marks an answer that goes out as it is.
///
/// How well a page packs tells what in it repeats. Whoever can make somebody's browser ask for pages with words of
/// their choice, and sees how long the answers are, would learn from that what else stands there (the attack called
/// BREACH). A page that is not packed tells nothing but its length.
#[derive(Clone, Copy)]
struct Unpacked;

/// Whether an answer may be compressed.
pub(crate) fn may_be_packed(
    _status: StatusCode,
    _version: Version,
    _headers: &HeaderMap,
    extensions: &Extensions,
) -> bool {
    extensions.get::<Unpacked>().is_none()
}

fn is_secretive(path: &str) -> bool {
    SECRETIVE
        .iter()
        .any(|part| path.strip_prefix(part).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// Sets the headers of every answer. What does not say how long it keeps is kept nowhere.
pub(crate) async fn headers(request: Request, next: Next) -> Response {
    let is_secretive = is_secretive(request.uri().path());
    let mut response = next.run(request).await;
    if is_secretive {
        response.extensions_mut().insert(Unpacked);
    }
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Refuses what another site makes a browser send.
pub(crate) async fn same_site(State(_site): State<Site>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    if !parts.method.is_safe() && !is_own(&parts) {
        return Fault::CrossSite.into_response();
    }
    next.run(Request::from_parts(parts, body)).await
}

/// Whether a request comes from this site's own pages, or from no page at all.
///
/// `Sec-Fetch-Site` decides where a browser sends it. Older browsers, and all browsers without HTTPS, send `Origin`.
/// A request with neither comes from a program; one that carries a session is refused all the same.
fn is_own(parts: &Parts) -> bool {
    let text = |name: HeaderName| parts.headers.get(name).map(|value| value.to_str().unwrap_or_default());
    if let Some(site) = text(HeaderName::from_static("sec-fetch-site")) {
        return matches!(site, "same-origin" | "none");
    }
    match text(ORIGIN) {
        Some(origin) => origin.split_once("://").is_some_and(|(_, host)| Some(host) == text(HOST)),
        None => token_of(parts).is_none(),
    }
}

/// There is nothing at this address.
pub(crate) async fn nothing_here() -> Fault {
    Fault::NotFound
}

/// Ends a request that takes too long.
pub(crate) async fn in_time(request: Request, next: Next) -> Response {
    let answer = tokio::time::timeout(LONGEST, next.run(request)).await;
    answer.unwrap_or_else(|_| {
        tracing::error!("a request took too long");
        Fault::Unavailable.into_response()
    })
}

/// A handler panicked: the reader gets the page of a mistake of ours, the log the rest.
pub(crate) fn broken(_panic: Box<dyn Any + Send + 'static>) -> HttpResponse<axum::body::Body> {
    tracing::error!("a handler panicked");
    Fault::Broken.into_response()
}

#[cfg(test)]
mod tests;
