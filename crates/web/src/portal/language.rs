//! The language a reader has chosen, kept in a cookie.

use crate::reader::LANGUAGE_COOKIE;
use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::SET_COOKIE;
use axum::middleware::Next;
use axum::response::{Redirect, Response};
use axum_extra::extract::Form;
use axum_extra::extract::cookie::{Cookie, CookieJar};
use lapor_words::Lang;
use serde::Deserialize;

/// A choice of language, and the page it was made on.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Chosen {
    lang: String,
    back: String,
}

/// Keeps the language and goes back.
pub(crate) async fn choose(Form(chosen): Form<Chosen>) -> (CookieJar, Redirect) {
    let jar = CookieJar::new().add(cookie(Lang::from_code(&chosen.lang).unwrap_or_default()));
    (jar, Redirect::to(own_path(&chosen.back)))
}

/// Keeps the language that an address asks for with `?lang=`.
pub(crate) async fn remember(request: Request, next: Next) -> Response {
    let asked = asked(request.uri().query().unwrap_or_default());
    let mut response = next.run(request).await;
    if let Some(lang) = asked
        && let Ok(value) = HeaderValue::from_str(&cookie(lang).to_string())
    {
        response.headers_mut().append(SET_COOKIE, value);
    }
    response
}

/// The cookie that keeps a language for a year.
pub(super) fn cookie(lang: Lang) -> Cookie<'static> {
    let line = format!("{LANGUAGE_COOKIE}={}; Path=/; Max-Age={}; SameSite=Lax", lang.code(), 365 * 86_400);
    Cookie::parse(line).expect("a name and a code make a cookie")
}

fn asked(query: &str) -> Option<Lang> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.filter(|(name, _)| *name == LANGUAGE_COOKIE).find_map(|(_, value)| Lang::from_code(value))
}

/// Anything that could lead to another site becomes the home page. Browsers leave tabs and line ends out of an
/// address, so that `/`, a tab and `/` begin one of another site.
fn own_path(path: &str) -> &str {
    let is_odd = |sign: char| sign == '\\' || sign.is_control();
    let is_own = path.starts_with('/') && !path.starts_with("//") && !path.contains(is_odd);
    if is_own { path } else { "/" }
}

#[cfg(test)]
mod tests;
