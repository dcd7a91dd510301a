//! The mail server that takes our letters, and how it is reached.

use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, CertificateStore, Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, Tokio1Executor};
use std::time::Duration;
use url::{Host, Url};

/// How long the server may take for one step. A batch of letters must end within its lease.
const PATIENCE: Duration = Duration::from_secs(20);

/// A mail server. It is made and dropped inside a runtime: its connections are kept and closed there.
pub struct Server(AsyncSmtpTransport<Tokio1Executor>);

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
        let (tls, port) = match (url.scheme(), is_open) {
            ("smtp", true) => (Tls::None, 25),
            ("smtp", false) => (Tls::Required(parameters(host, trust)?), 587),
            ("smtps", _) => (Tls::Wrapper(parameters(host, trust)?), 465),
            _ => return Err(AddressError::Server),
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host)
            .port(url.port().unwrap_or(port))
            .tls(tls)
            .timeout(Some(PATIENCE));
        if !url.username().is_empty() {
            let part = |text: &str| decoded(text).ok_or(AddressError::Server);
            let password = part(url.password().unwrap_or_default())?;
            builder = builder.credentials(Credentials::new(part(url.username())?, password));
        }
        Ok(Server(builder.build()))
    }

    pub(super) fn transport(&self) -> &AsyncSmtpTransport<Tokio1Executor> {
        &self.0
    }
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
