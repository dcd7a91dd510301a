//! The mail server that takes our letters, and how it is reached.

use super::connections::{Connections, Line, Patience, Way};
use lapor_app::jobs::deliver::{BATCH, LEASE_SECONDS};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, CertificateStore, TlsParameters};
use std::time::Duration;
use url::{Host, Url};

/// How long the server may take, and be left alone.
const PATIENCE: Patience = Patience {
    step: Duration::from_secs(20),
    letter: Duration::from_secs(220),
    question: Duration::from_secs(60),
    rest: Duration::from_secs(30),
};

// A batch of letters must end within its lease, however slow the server is.
const _: () = {
    let longest = PATIENCE.letter.as_secs() + PATIENCE.question.as_secs();
    assert!(longest * (BATCH as u64) < LEASE_SECONDS.unsigned_abs());
};

/// A mail server. It is used inside a runtime: its connections are kept there between letters.
pub struct Server(Connections);

/// By whose word a mail server's certificate is believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust<'a> {
    /// The authorities that browsers know.
    Public,
    /// These certificates, as text in PEM form, and no other: a mail server of one's own. Then nothing is sent in the
    /// open, on loopback neither.
    Own(&'a [u8]),
}

/// Why a mail server or a sender can't be used.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum AddressError {
    /// No address of a mail server.
    #[error("a mail server is written smtp://user:password@host:587 or smtps://user:password@host:465")]
    Server,
    /// Nothing to know a mail server's certificate by.
    #[error("there is no certificate in PEM form to know the mail server by")]
    Authority,
    /// No sender.
    #[error("the sender is no mail address; write it as lapor@example.go.id")]
    Sender,
}

impl Server {
    /// Reads an address: `smtp://` begins in the open and must go over to TLS, except on loopback, where it
    /// stays in the open; `smtps://` is TLS from the start. Believes the authorities that browsers know.
    ///
    /// # Errors
    /// It is no such address.
    pub fn at(address: &str) -> Result<Server, AddressError> {
        Server::trusting(address, Trust::Public)
    }

    /// As [`Server::at`], with a choice of whom to believe.
    ///
    /// # Errors
    /// It is no such address, or there is nobody to believe.
    pub fn trusting(address: &str, trust: Trust<'_>) -> Result<Server, AddressError> {
        let url = Url::parse(address).map_err(|_| AddressError::Server)?;
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or(AddressError::Server)?;
        let host = host.trim_start_matches('[').trim_end_matches(']');
        let is_open = is_loopback(&url) && trust == Trust::Public;
        let (line, port) = match (url.scheme(), is_open) {
            ("smtp", true) => (Line::Open, 25),
            ("smtp", false) => (Line::StartTls(parameters(host, trust)?), 587),
            ("smtps", _) => (Line::Tls(parameters(host, trust)?), 465),
            _ => return Err(AddressError::Server),
        };
        let way = Way {
            host: host.to_owned(),
            port: url.port().unwrap_or(port),
            line,
            credentials: credentials(&url)?,
            patience: PATIENCE,
        };
        Ok(Server(Connections::by(way)))
    }

    pub(super) fn connections(&self) -> &Connections {
        &self.0
    }
}

fn credentials(url: &Url) -> Result<Option<Credentials>, AddressError> {
    if url.username().is_empty() {
        return Ok(None);
    }
    let part = |text: &str| decoded(text).ok_or(AddressError::Server);
    let password = part(url.password().unwrap_or_default())?;
    Ok(Some(Credentials::new(part(url.username())?, password)))
}

fn parameters(host: &str, trust: Trust<'_>) -> Result<TlsParameters, AddressError> {
    let builder = TlsParameters::builder(host.to_owned());
    let builder = match trust {
        Trust::Public => builder,
        Trust::Own(pem) => {
            // What holds no certificate would be read as nobody to believe, and no letter would ever leave.
            if !pem.windows(CERTIFICATE.len()).any(|window| window == CERTIFICATE) {
                return Err(AddressError::Authority);
            }
            let authority = Certificate::from_pem(pem).map_err(|_| AddressError::Authority)?;
            builder.certificate_store(CertificateStore::None).add_root_certificate(authority)
        }
    };
    let failed = if trust == Trust::Public { AddressError::Server } else { AddressError::Authority };
    builder.build().map_err(|_| failed)
}

/// How a certificate begins in PEM form.
const CERTIFICATE: &[u8] = b"-----BEGIN CERTIFICATE-----";

fn is_loopback(url: &Url) -> bool {
    // A scheme that `url` does not know keeps its host as it was written.
    let host = url.host_str().and_then(|host| Host::parse(host).ok());
    match host {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

/// Resolves `%40` and the like.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        match (first, after.first_chunk::<2>()) {
            (b'%', Some(digits)) => {
                let digits = std::str::from_utf8(digits).ok()?;
                bytes.push(u8::from_str_radix(digits, 16).ok()?);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests;
