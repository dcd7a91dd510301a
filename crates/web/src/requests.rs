//! What a request is called: whoever got an odd answer can quote it, and whoever runs the program finds it in the
//! log. It is drawn for each request and means nothing; what a client calls its own request is not listened to.

use axum::extract::{MatchedPath, Request};
use axum::http::header::CACHE_CONTROL;
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use std::fmt;
use tracing::Instrument;

/// The header that tells it.
const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// Letters and digits that nobody mistakes when they are read out (Crockford's base 32).
const SIGNS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The name of one request: 80 bits by chance, as four groups of four signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct RequestId([u8; 16]);

impl RequestId {
    fn draw() -> RequestId {
        RequestId(rand::random::<[u8; 16]>().map(|byte| SIGNS[usize::from(byte % 32)]))
    }

    /// What [`name`] called this request.
    pub(crate) fn of(parts: &Parts) -> RequestId {
        parts.extensions.get().copied().unwrap_or_else(RequestId::draw)
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, sign) in self.0.into_iter().enumerate() {
            if at > 0 && at % 4 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(sign))?;
        }
        Ok(())
    }
}

/// Names a request, in its answer and in every line that is logged on its behalf.
pub(crate) async fn name(mut request: Request, next: Next) -> Response {
    let id = RequestId::draw();
    request.extensions_mut().insert(id);
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str);
    // The template of the address, never the address: that may hold a ticket or what somebody looks for. The span is
    // as severe as the gravest line, so that no filter leaves it out.
    let span = tracing::error_span!("request", %id, route);
    let mut response = next.run(request).instrument(span).await;
    // Who keeps an answer for everybody would hand this name to everybody.
    let kept = response.headers().get(CACHE_CONTROL).and_then(|rule| rule.to_str().ok());
    let is_for_all = kept.is_some_and(|rule| rule.starts_with("public"));
    if let Ok(value) = HeaderValue::try_from(id.to_string())
        && !is_for_all
    {
        response.headers_mut().insert(HEADER, value);
    }
    response
}

#[cfg(test)]
mod tests;
