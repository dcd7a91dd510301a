//! The mail server that takes our letters, and how it is reached.

use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, Tokio1Executor};
use std::time::Duration;
use url::{Host, Url};

/// How long the server may take for one step. A batch of letters must end within its lease.
const PATIENCE: Duration = Duration::from_secs(20);

/// A mail server. It is made and dropped inside a runtime: its connections are kept and closed there.
pub struct Server(AsyncSmtpTransport<Tokio1Executor>);

/// Why a mail server or a sender can't be used.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum AddressError {
    /// No address of a mail server.
    #[error("a mail server is written smtp://user:password@host:587 or smtps://user:password@host:465")]
    Server,
    /// No sender.
    #[error("the sender is no mail address; write it as lapor@example.go.id")]
    Sender,
}

impl Server {
    /// Reads an address: `smtp://` begins in the open and must go over to TLS, except on loopback, where it
    /// stays in the open; `smtps://` is TLS from the start.
    ///
    /// # Errors
    /// It is no such address.
    pub fn at(address: &str) -> Result<Server, AddressError> {
        let url = Url::parse(address).map_err(|_| AddressError::Server)?;
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or(AddressError::Server)?;
        let host = host.trim_start_matches('[').trim_end_matches(']');
        let (tls, port) = match (url.scheme(), is_loopback(&url)) {
            ("smtp", true) => (Tls::None, 25),
            ("smtp", false) => (Tls::Required(parameters(host)?), 587),
            ("smtps", _) => (Tls::Wrapper(parameters(host)?), 465),
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

fn parameters(host: &str) -> Result<TlsParameters, AddressError> {
    TlsParameters::new(host.to_owned()).map_err(|_| AddressError::Server)
}

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
