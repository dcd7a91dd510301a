//! Ticket and access code in a cookie: for a short while, for this host alone, out of reach of scripts, and sent
//! only from our own pages. Neither ever stands in an address.

use crate::fault::Fault;
use crate::limits::{Client, ClientKey};
use crate::reader::Reader;
use crate::site::Site;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::Cookie;
use lapor_domain::values::{AccessCode, Ticket};
use std::convert::Infallible;

/// What opens a case.
#[derive(Clone)]
pub(super) struct Access {
    /// Its public number.
    pub ticket: Ticket,
    /// Its access code.
    pub code: AccessCode,
}

/// A place where an access is kept.
pub(super) struct Shelf {
    name: &'static str,
    minutes: u32,
}

/// The numbers of a report that was just sent, so that its page can be loaded again.
pub(super) const SENT: Shelf = Shelf { name: "__Host-sent", minutes: 10 };
/// The case that a reporter has opened.
pub(super) const TRACK: Shelf = Shelf { name: "__Host-track", minutes: 30 };

impl Shelf {
    /// The cookie that keeps `access`.
    pub(super) fn keep(&self, access: &Access) -> CookieJar {
        let value = format!("{:013}.{}", access.ticket.digits(), access.code.digits());
        CookieJar::new().add(self.cookie(&value, self.minutes))
    }

    /// The cookie that takes it away.
    pub(super) fn clear(&self) -> CookieJar {
        CookieJar::new().add(self.cookie("", 0))
    }

    fn cookie(&self, value: &str, minutes: u32) -> Cookie<'static> {
        let seconds = minutes * 60;
        let line =
            format!("{}={value}; Path=/; Max-Age={seconds}; Secure; HttpOnly; SameSite=Strict", self.name);
        Cookie::parse(line).expect("a name and digits make a cookie")
    }

    fn read(&self, jar: &CookieJar) -> Option<Access> {
        let (ticket, code) = jar.get(self.name)?.value().split_once('.')?;
        Some(Access { ticket: ticket.parse().ok()?, code: code.parse().ok()? })
    }
}

/// The answer when a kept access opens nothing any more: it is taken away, and asked for again.
pub(super) fn lost(fault: Fault) -> Result<Response, Fault> {
    match fault {
        Fault::NotFound => Ok((TRACK.clear(), Redirect::to("/track")).into_response()),
        other => Err(other),
    }
}

/// Someone on the citizen's side, with what their browser keeps for them.
pub(crate) struct Visit {
    /// Their language, and where they are.
    pub reader: Reader,
    /// Their network, for the limits.
    pub client: ClientKey,
    /// The report they have just sent.
    pub(super) sent: Option<Access>,
    /// The case they have opened.
    pub(super) open: Option<Access>,
}

impl FromRequestParts<Site> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Infallible> {
        let Client(client) = Client::from_request_parts(parts, site).await?;
        let jar = CookieJar::from_headers(&parts.headers);
        Ok(Visit { reader: Reader::of(parts), client, sent: SENT.read(&jar), open: TRACK.read(&jar) })
    }
}
