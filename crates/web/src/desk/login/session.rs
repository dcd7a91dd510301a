//! The session cookie: set, carried, taken away.

use crate::fault::Fault;
use crate::site::Site;
use crate::viewer::{SESSION_COOKIE, token_of};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use lapor_app::sign_in::{SessionToken, sign_out};
use std::convert::Infallible;

/// The session that a browser sends along, running or not.
pub(crate) struct Carried(Option<SessionToken>);

impl Carried {
    /// Ends it.
    pub(super) async fn end(&self, site: &Site) -> Result<(), Fault> {
        match &self.0 {
            Some(token) => Ok(sign_out(&site.app, token).await?),
            None => Ok(()),
        }
    }
}

impl FromRequestParts<Site> for Carried {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _site: &Site) -> Result<Self, Infallible> {
        Ok(Carried(token_of(parts)))
    }
}

/// Gives the browser a session. It keeps it until it closes; the records end it earlier.
pub(super) fn set(token: &SessionToken) -> CookieJar {
    CookieJar::new().add(cookie(token.expose().to_owned()))
}

/// Takes the session away from the browser.
pub(super) fn cleared() -> CookieJar {
    let mut gone = cookie(String::new());
    gone.make_removal();
    CookieJar::new().add(gone)
}

fn cookie(value: String) -> Cookie<'static> {
    let cookie = Cookie::build((SESSION_COOKIE, value)).path("/").http_only(true).secure(true);
    cookie.same_site(SameSite::Lax).build()
}
