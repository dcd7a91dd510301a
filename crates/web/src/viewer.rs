//! Who is signed in: the session cookie becomes a person in a seat.

use crate::fault::Fault;
use crate::site::Site;
use axum::extract::FromRequestParts;
use axum::http::header::COOKIE;
use axum::http::request::Parts;
use lapor_app::sign_in::{self, SeatId, SessionToken, SignedIn, Sitting};
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
    pub seat: SeatId,
    /// As staff, in this seat.
    pub staff: Staff,
}

impl Seated {
    /// As the domain knows them.
    pub fn actor(&self) -> Actor {
        Actor::Staff(self.staff.clone())
    }

    /// What a form carries unseen, so that it is sent in the seat that it was shown in.
    pub fn seat_field(&self) -> String {
        self.seat.0.to_string()
    }
}

impl Person {
    /// In the seat that they chose last; none until they did, or when it has ended.
    pub fn chosen(&self) -> Option<Seated> {
        let sitting = self.signed_in.sitting.clone()?;
        Some(self.in_seat(sitting))
    }

    /// In the seat that a form names, which may be another than the one chosen last; none when it has ended. A form that
    /// names none was shown by a program that did not know of this: then it is the seat chosen last.
    pub async fn in_seat_of(&self, site: &Site, field: &str) -> Result<Option<Seated>, Fault> {
        if field.is_empty() {
            return self.chosen().map(Some).ok_or(Fault::ChooseSeat);
        }
        let Ok(seat) = field.parse().map(SeatId) else { return Ok(None) };
        if let Some(chosen) = self.chosen().filter(|chosen| chosen.seat == seat) {
            return Ok(Some(chosen));
        }
        let sitting = sign_in::sits(&site.app, self.signed_in.user, seat).await?;
        Ok(sitting.map(|sitting| self.in_seat(sitting)))
    }

    fn in_seat(&self, Sitting { seat, staff }: Sitting) -> Seated {
        Seated { name: self.signed_in.name.clone(), seat, staff }
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
        person.chosen().ok_or(Fault::ChooseSeat)
    }
}
