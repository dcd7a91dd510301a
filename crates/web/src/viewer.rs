//! Who is signed in: the session cookie becomes a person in a seat.

use crate::fault::Fault;
use crate::site::Site;
use axum::extract::FromRequestParts;
use axum::http::header::COOKIE;
use axum::http::request::Parts;
use lapor_app::sign_in::{self, SessionToken, SignedIn};
use lapor_domain::actors::{Actor, Staff};

/// The cookie's name. `__Host-` keeps it to this host and to HTTPS; browsers take loopback for secure.
pub(crate) const SESSION_COOKIE: &str = "__Host-lapor";

/// Someone with a session, in a seat or not yet.
pub(crate) struct Person {
    /// Who.
    pub signed_in: SignedIn,
    /// Their session.
    pub token: SessionToken,
}

/// A member of staff in a seat. Without one, the page asks to sign in or to choose.
pub(crate) struct Seated {
    /// Their name.
    pub name: String,
    /// In which seat.
    pub staff: Staff,
}

impl Seated {
    /// As the domain knows them.
    pub fn actor(&self) -> Actor {
        Actor::Staff(self.staff.clone())
    }
}

/// The session token that a request carries.
pub(crate) fn token_of(parts: &Parts) -> Option<SessionToken> {
    let cookies = parts.headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    cookies
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == SESSION_COOKIE)
        .map(|(_, value)| SessionToken::from_cookie(value))
}

impl FromRequestParts<Site> for Person {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Fault> {
        let token = token_of(parts).ok_or(Fault::SignIn)?;
        let signed_in = sign_in::who(&site.app, &token).await?.ok_or(Fault::SignIn)?;
        Ok(Person { signed_in, token })
    }
}

impl FromRequestParts<Site> for Seated {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Fault> {
        let person = Person::from_request_parts(parts, site).await?;
        let staff = person.signed_in.staff.ok_or(Fault::ChooseSeat)?;
        Ok(Seated { name: person.signed_in.name, staff })
    }
}
