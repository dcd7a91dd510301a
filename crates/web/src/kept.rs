//! Answers that may be kept until the next public figures are made: the same for everybody who reads in one language.

use crate::reader::Reader;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use data_encoding::HEXLOWER;
use lapor_domain::values::Instant;
use sha2::{Digest, Sha256};

/// How long an answer is kept at least: what is due may be a moment late. Unit: seconds.
const AT_LEAST: i64 = 60;

/// What an answer depends on besides its address.
const DEPENDS_ON: &str = "accept-language, cookie";

/// Who may keep an answer until the next figures are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keep {
    /// Whoever stands between us and the reader, too.
    Everybody,
    /// The reader alone, whose language it sets.
    Reader,
    /// Nobody: there are no figures yet, and the first may come at any time.
    Nobody,
}

impl Keep {
    /// As it depends on what there is, and how it was asked for.
    pub(crate) fn of<T>(figures: Option<&T>, reader: &Reader) -> Keep {
        match figures {
            None => Keep::Nobody,
            Some(_) if reader.path.contains('?') => Keep::Reader,
            Some(_) => Keep::Everybody,
        }
    }
}

/// What is asked for, and when.
pub(crate) struct Asked<'a> {
    /// The headers of the request.
    pub headers: &'a HeaderMap,
    /// Who may keep the answer.
    pub keep: Keep,
    /// Until when, as far as it is known.
    pub until: Instant,
    /// Now.
    pub now: Instant,
}

/// The answer, or that the one held is still good.
pub(crate) fn kept(asked: &Asked<'_>, kind: &'static str, body: String) -> Response {
    let tag = format!("W/\"{}\"", &HEXLOWER.encode(&Sha256::digest(body.as_bytes()))[..24]);
    let seconds = ((asked.until.0 - asked.now.0) / 1_000_000).max(AT_LEAST);
    let rule = match asked.keep {
        Keep::Everybody => format!("public, max-age={seconds}"),
        Keep::Reader => format!("private, max-age={seconds}"),
        Keep::Nobody => "no-store".into(),
    };
    let has_it = asked.headers.get_all(IF_NONE_MATCH).iter().any(|held| holds(held, &tag));
    let mut response = match has_it {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => ([(CONTENT_TYPE, kind)], body).into_response(),
    };
    let headers = response.headers_mut();
    headers.insert(VARY, HeaderValue::from_static(DEPENDS_ON));
    for (name, value) in [(ETAG, tag), (CACHE_CONTROL, rule)] {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    }
    response
}

fn holds(held: &HeaderValue, tag: &str) -> bool {
    let held = held.to_str().unwrap_or_default();
    held.split(',').any(|one| one.trim() == tag || one.trim() == "*")
}
