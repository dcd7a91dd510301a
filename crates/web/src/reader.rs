//! Who reads: the language, and where they are.

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE};
use axum::http::request::Parts;
use lapor_words::{Lang, Words};
use std::convert::Infallible;

/// The cookie that remembers the language.
pub(crate) const LANGUAGE_COOKIE: &str = "lang";

/// The reader of a page.
#[derive(Clone, Debug)]
pub struct Reader {
    /// The words in their language.
    pub words: Words,
    /// The path and query they asked for.
    pub path: String,
}

impl Reader {
    /// Reads language and path off a request: `?lang=` first, then the cookie, then the browser's wish.
    pub fn of(parts: &Parts) -> Reader {
        let query = parts.uri.query().unwrap_or_default();
        let asked = value_of(query.split('&'), LANGUAGE_COOKIE);
        let cookies = parts.headers.get(COOKIE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let kept = value_of(cookies.split(';').map(str::trim), LANGUAGE_COOKIE);
        let wished = parts.headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
        Reader { words: Words::new(Lang::choose(asked, kept, wished)), path: path.to_string() }
    }
}

fn value_of<'a>(mut pairs: impl Iterator<Item = &'a str>, name: &str) -> Option<&'a str> {
    pairs.find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name)).map(|(_, value)| value)
}

impl<S: Send + Sync> FromRequestParts<S> for Reader {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        Ok(Reader::of(parts))
    }
}

impl<S: Send + Sync> OptionalFromRequestParts<S> for Reader {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Option<Self>, Infallible> {
        Ok(Some(Reader::of(parts)))
    }
}
