//! What a request says in its headers: who opens the case, under which key, and on what version.

use crate::fault::Fault;
use crate::limits::{self, Client, ClientKey};
use crate::site::Site;
use axum::extract::{FromRequestParts, Path};
use axum::http::HeaderMap;
use axum::http::header::{AUTHORIZATION, IF_MATCH};
use axum::http::request::Parts;
use data_encoding::HEXLOWER;
use lapor_app::look::Seen;
use lapor_app::perform::Envelope;
use lapor_domain::values::{AccessCode, Ticket};

/// The header that makes a request safe to repeat.
pub(super) const IDEMPOTENCY_KEY: &str = "idempotency-key";
/// The longest key. Unit: characters.
const LONGEST_KEY: usize = 255;

/// Whoever says they hold the access code of a ticket. Not checked before [`Holder::open`] or [`Holder::unlock`].
pub(crate) struct Holder {
    /// The case's number.
    pub ticket: Ticket,
    code: AccessCode,
    client: ClientKey,
}

impl Holder {
    /// Opens the case.
    ///
    /// # Errors
    /// As [`limits::open`].
    pub async fn open(&self, site: &Site) -> Result<Seen, Fault> {
        limits::open(site, &self.client, self.ticket, &self.code).await
    }

    /// Checks the code, without reading the case.
    ///
    /// # Errors
    /// As [`limits::unlock`].
    pub async fn unlock(&self, site: &Site) -> Result<(), Fault> {
        limits::unlock(site, &self.client, self.ticket, &self.code).await.map(|_| ())
    }
}

impl FromRequestParts<Site> for Holder {
    type Rejection = Fault;

    /// The code is read before the ticket, so that its absence says nothing about any ticket.
    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Fault> {
        let code = bearer(&parts.headers).ok_or(Fault::WrongCode)?;
        let ticket = Path::<String>::from_request_parts(parts, site).await.map_err(|_| Fault::NotFound)?;
        let ticket = ticket.parse().map_err(|_| Fault::NotFound)?;
        let Ok(Client(client)) = Client::from_request_parts(parts, site).await;
        Ok(Holder { ticket, code, client })
    }
}

fn bearer(headers: &HeaderMap) -> Option<AccessCode> {
    let (scheme, code) = headers.get(AUTHORIZATION)?.to_str().ok()?.trim().split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| code.parse().ok())?
}

/// The terms under which a request is to be done.
pub(crate) struct Terms {
    key: Option<String>,
    /// The version that the sender saw.
    pub seen: Option<u64>,
}

impl Terms {
    /// The token of a new report. Without a key of the sender's own, each request is a report of its own.
    pub fn token(&self) -> String {
        match &self.key {
            Some(key) => format!("api:{key}"),
            None => HEXLOWER.encode(&rand::random::<[u8; 32]>()),
        }
    }

    /// What goes with a command.
    pub fn envelope(&self) -> Envelope {
        Envelope { seen: self.seen, key: self.key.clone() }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Terms {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Fault> {
        Ok(Terms { key: key(&parts.headers)?, seen: seen(&parts.headers)? })
    }
}

/// The sender's key, with or without the quotation marks of a structured header.
fn key(headers: &HeaderMap) -> Result<Option<String>, Fault> {
    let malformed = Fault::Malformed("malformed-key");
    let mut lines = headers.get_all(IDEMPOTENCY_KEY).iter();
    let Some(line) = lines.next() else { return Ok(None) };
    let Ok(text) = line.to_str() else { return Err(malformed) };
    let text = text.trim();
    let key = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(text);
    let is_sound = (1..=LONGEST_KEY).contains(&key.len()) && key.chars().all(|sign| sign.is_ascii_graphic());
    match is_sound && lines.next().is_none() {
        true => Ok(Some(key.to_string())),
        false => Err(malformed),
    }
}

/// The version in `If-Match`, as [`etag`] wrote it. `*` asks for any version there is.
fn seen(headers: &HeaderMap) -> Result<Option<u64>, Fault> {
    let Some(line) = headers.get(IF_MATCH) else { return Ok(None) };
    match line.to_str().unwrap_or_default().trim() {
        "*" => Ok(None),
        tag => tag.trim_matches('"').parse().map(Some).map_err(|_| Fault::Outdated),
    }
}

/// The tag of a case as it stands.
pub(super) fn etag(seen_version: u64) -> String {
    format!("\"{seen_version}\"")
}

#[cfg(test)]
mod tests;
