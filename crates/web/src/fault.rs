//! What went wrong, as a page or as problem+json: one place knows both.
//!
//! A handler returns a [`Fault`]; the answer is written by [`render`], which knows the reader and
//! whether the path belongs to the API.

use crate::reader::Reader;
use crate::site::{Sheet, Site};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, RETRY_AFTER};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use lapor_app::Error;
use lapor_domain::cases::refusal::{Refusal, RefusalCode};
use lapor_domain::reports::Flaw;
use maud::html;
use std::sync::Arc;

/// Why there is no ordinary answer.
#[derive(Clone, Debug)]
pub(crate) enum Fault {
    /// Nothing there, or not for this viewer.
    NotFound,
    /// Nobody is signed in.
    SignIn,
    /// Signed in, but in no seat yet.
    ChooseSeat,
    /// A lawful no.
    Refused(Refusal),
    /// A report with flaws; pages show these in the form itself, the API here.
    Flawed(Vec<Flaw>),
    /// The request can't be read. The word names what: a key of the catalogue.
    Malformed(&'static str),
    /// The idempotency key belongs to another request.
    KeyReused,
    /// The access code is missing or wrong; unknown tickets look the same.
    WrongCode,
    /// Sent from another site.
    CrossSite,
    /// Too often. Unit: seconds to wait.
    TooMany(u64),
    /// The request is larger than anything we take.
    TooLarge,
    /// The records can't serve this now.
    Unavailable,
    /// A mistake of ours.
    Broken,
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Fault::NotFound,
            Error::Refused(refusal) => Fault::Refused(refusal),
            Error::Flawed(flaws) => Fault::Flawed(flaws),
            Error::KeyReused => Fault::KeyReused,
            Error::Store(error) => {
                tracing::error!(%error, "the records did not serve a request");
                if error.is_unavailable() { Fault::Unavailable } else { Fault::Broken }
            }
            Error::Rulebook(error) => {
                tracing::error!(%error, "the rulebook can't be used");
                Fault::Broken
            }
        }
    }
}

impl Fault {
    /// The stable code: the end of the problem's type, and the key of its words.
    pub fn code(&self) -> &'static str {
        match self {
            Fault::NotFound => "not-found",
            Fault::SignIn | Fault::ChooseSeat => "sign-in",
            Fault::Refused(refusal) => refusal.code.code(),
            Fault::Flawed(_) => "flawed",
            Fault::Malformed(_) => "malformed",
            Fault::KeyReused => "key-reused",
            Fault::WrongCode => "wrong-code",
            Fault::CrossSite => "cross-site",
            Fault::TooMany(_) => "too-many",
            Fault::TooLarge => "too-large",
            Fault::Unavailable => "unavailable",
            Fault::Broken => "broken",
        }
    }

    /// Its HTTP status.
    pub fn status(&self) -> StatusCode {
        match self {
            Fault::NotFound => StatusCode::NOT_FOUND,
            Fault::SignIn | Fault::ChooseSeat | Fault::WrongCode => StatusCode::UNAUTHORIZED,
            Fault::Refused(refusal) if refusal.code == RefusalCode::Stale => StatusCode::CONFLICT,
            Fault::Refused(_) | Fault::Flawed(_) | Fault::KeyReused => StatusCode::UNPROCESSABLE_ENTITY,
            Fault::Malformed(_) => StatusCode::BAD_REQUEST,
            Fault::CrossSite => StatusCode::FORBIDDEN,
            Fault::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Fault::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Fault::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Fault::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// How long to wait before the same request may succeed. Unit: seconds.
    fn retry_after(&self) -> Option<u64> {
        match self {
            Fault::TooMany(seconds) => Some(*seconds),
            Fault::Unavailable => Some(5),
            _ => None,
        }
    }
}

impl IntoResponse for Fault {
    /// An empty answer that [`render`] fills: only it knows the reader.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        if let Some(seconds) = self.retry_after() {
            response.headers_mut().insert(RETRY_AFTER, seconds.into());
        }
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

/// Writes every fault in the reader's language, as JSON below `/api` and as a page elsewhere.
pub(crate) async fn render(State(site): State<Site>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let reader = Reader::of(&parts);
    let is_api = parts.uri.path().starts_with("/api/");
    let response = next.run(Request::from_parts(parts, body)).await;
    let Some(fault) = response.extensions().get::<Arc<Fault>>().cloned() else { return response };
    let mut rendered = match (&*fault, is_api) {
        (fault, true) => crate::api::problems::problem(fault, reader.words),
        (Fault::SignIn, false) => return Redirect::to("/login").into_response(),
        (Fault::ChooseSeat, false) => return Redirect::to("/login/seat").into_response(),
        (fault, false) => (fault.status(), fault_page(&site, &reader, fault)).into_response(),
    };
    rendered.headers_mut().insert(CACHE_CONTROL, axum::http::HeaderValue::from_static("no-store"));
    if let Some(seconds) = fault.retry_after() {
        rendered.headers_mut().insert(RETRY_AFTER, seconds.into());
    }
    rendered
}

fn fault_page(site: &Site, reader: &Reader, fault: &Fault) -> maud::Markup {
    let words = reader.words;
    let (title, text) = crate::sentences::fault(words, fault);
    let body = html! {
        h1 { (title) }
        p { (text) }
        p { a href="/" { (words.word("fault-to-start")) } }
    };
    site.portal_page(reader, Sheet { title: &title, has_errors: false, form: None, before: None, body })
}
