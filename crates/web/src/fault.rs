//! What went wrong, as a page or as problem+json: one place knows both.
//!
//! A handler returns a [`Fault`]; the answer is written by [`render`], which knows the reader and
//! whether the path belongs to the API.

use crate::reader::Reader;
use crate::requests::RequestId;
use crate::site::{Sheet, Site};
use axum::extract::{Request, State};
use axum::http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
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
    /// The body's fields are not those of the API.
    Misshapen(Vec<Slip>),
    /// The body is no JSON.
    NotJson,
    /// The address exists, but takes no such method.
    NotAllowed,
    /// The case changed since the version that the request names.
    Outdated,
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

/// One place of a body that can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Slip {
    /// Where: a JSON pointer.
    pub pointer: String,
    /// What is wrong there.
    pub kind: SlipKind,
}

/// What is wrong with one place of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SlipKind {
    /// No such field.
    UnknownField,
    /// A value of another type; what is expected, as a word of JSON.
    WrongType(&'static str),
    /// A word that is not among those possible here.
    UnknownValue,
    /// No date like 2026-01-31.
    NoDate,
}

impl SlipKind {
    /// Stable code, and the end of its key in the catalogue.
    pub fn code(self) -> &'static str {
        match self {
            SlipKind::UnknownField => "unknown-field",
            SlipKind::WrongType(_) => "wrong-type",
            SlipKind::UnknownValue => "unknown-value",
            SlipKind::NoDate => "no-date",
        }
    }
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
            Error::Rulebook(error) | Error::Broken(error) => {
                tracing::error!(%error, "a mistake of ours");
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
            Fault::Misshapen(_) => "misshapen",
            Fault::NotJson => "not-json",
            Fault::NotAllowed => "not-allowed",
            Fault::Outdated => RefusalCode::Stale.code(),
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
            Fault::Refused(_) | Fault::Flawed(_) | Fault::Misshapen(_) | Fault::KeyReused => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            Fault::NotJson => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Fault::NotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Fault::Outdated => StatusCode::PRECONDITION_FAILED,
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
    let id = RequestId::of(&parts);
    let response = next.run(Request::from_parts(parts, body)).await;
    let Some(fault) = fault_of(&response) else { return response };
    let mut rendered = match (&*fault, is_api) {
        (fault, true) => crate::api::problems::problem(fault, reader.words, id),
        (Fault::SignIn, false) => return Redirect::to("/login").into_response(),
        (Fault::ChooseSeat, false) => return Redirect::to("/login/seat").into_response(),
        (fault, false) => (fault.status(), fault_page(&site, &reader, fault, id)).into_response(),
    };
    let headers = rendered.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(seconds) = fault.retry_after() {
        headers.insert(RETRY_AFTER, seconds.into());
    }
    if let Some(methods) = response.headers().get(ALLOW) {
        headers.insert(ALLOW, methods.clone());
    }
    rendered
}

/// The fault behind an answer. A request that the framework itself turned away, before a handler saw it, gets the
/// same page as any other; its own answer is a line of English.
fn fault_of(response: &Response) -> Option<Arc<Fault>> {
    if let Some(fault) = response.extensions().get::<Arc<Fault>>() {
        return Some(fault.clone());
    }
    let kind = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    if !response.status().is_client_error() || kind.is_some_and(|kind| !kind.starts_with("text/plain")) {
        return None;
    }
    Some(Arc::new(match response.status() {
        StatusCode::NOT_FOUND => Fault::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => Fault::NotAllowed,
        StatusCode::PAYLOAD_TOO_LARGE => Fault::TooLarge,
        _ => Fault::Malformed("malformed-request"),
    }))
}

fn fault_page(site: &Site, reader: &Reader, fault: &Fault, id: RequestId) -> maud::Markup {
    let words = reader.words;
    let (title, text) = crate::sentences::fault(words, fault);
    let body = html! {
        h1 { (title) }
        p { (text) }
        p { a href="/" { (words.word("fault-to-start")) } }
        p.hint { (words.say("fault-request", &[("id", (&id.to_string()).into())])) }
    };
    site.portal_page(reader, Sheet { title: &title, has_errors: false, form: None, before: None, body })
}
