//! How a connection to the mail server comes about.

use super::Patience;
use super::encrypted::Encrypted;
use crate::email::trouble::Trouble;
use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use std::io;
use std::time::Duration;
use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;

/// Whether the server is spoken to in the open.
pub(in crate::email) enum Line {
    /// It is.
    Open,
    /// It begins in the open and must go over to TLS before anything is said.
    StartTls(TlsParameters),
    /// TLS from the start.
    Tls(TlsParameters),
}

/// The way to a mail server.
pub(in crate::email) struct Way {
    /// Its name or address.
    pub(in crate::email) host: String,
    /// Its port.
    pub(in crate::email) port: u16,
    /// How it is spoken to.
    pub(in crate::email) line: Line,
    /// What we show it to be let in.
    pub(in crate::email) credentials: Option<Credentials>,
    /// How long it may take.
    pub(in crate::email) patience: Patience,
}

impl Way {
    /// A connection over which letters can be handed over at once.
    pub(super) async fn open(&self) -> Result<AsyncSmtpConnection, Trouble> {
        let hello = ClientId::default();
        let stream = self.reach().await?;
        let mut connection = match &self.line {
            Line::Open | Line::StartTls(_) => {
                let greeted = AsyncSmtpConnection::connect_with_transport(Box::new(stream), &hello);
                self.step(greeted).await?
            }
            Line::Tls(parameters) => {
                let stream = self.step(Encrypted::over(stream, parameters.clone())).await?;
                let greeted = AsyncSmtpConnection::connect_with_transport(Box::new(stream), &hello);
                self.step(greeted).await?
            }
        };
        if let Line::StartTls(parameters) = &self.line {
            if !connection.can_starttls() {
                return Err(Trouble::NoStartTls);
            }
            self.step(connection.starttls(parameters.clone(), &hello)).await?;
        }
        if let Some(credentials) = &self.credentials {
            self.step(connection.auth(DEFAULT_MECHANISMS, credentials)).await?;
        }
        Ok(connection)
    }

    async fn step<T>(&self, answer: impl Future<Output = Result<T, SmtpError>>) -> Result<T, Trouble> {
        answered(self.patience.step, answer).await
    }

    /// Tries each of the server's addresses.
    pub(super) async fn reach(&self) -> Result<TcpStream, Trouble> {
        let step = self.patience.step;
        let looked = timeout(step, lookup_host((self.host.as_str(), self.port))).await;
        let addresses = looked.map_err(|_| Trouble::Silent)?.map_err(Trouble::Unconnected)?;
        let mut trouble = Trouble::Unconnected(io::ErrorKind::AddrNotAvailable.into());
        for address in addresses {
            match timeout(step, TcpStream::connect(address)).await {
                Ok(Ok(stream)) => {
                    stream.set_nodelay(true).map_err(Trouble::Unconnected)?;
                    return Ok(stream);
                }
                Ok(Err(error)) => trouble = Trouble::Unconnected(error),
                Err(_) => trouble = Trouble::Silent,
            }
        }
        Err(trouble)
    }
}

/// What the server answers, if it does in time.
pub(super) async fn answered<T>(
    patience: Duration,
    answer: impl Future<Output = Result<T, SmtpError>>,
) -> Result<T, Trouble> {
    match timeout(patience, answer).await {
        Ok(answer) => answer.map_err(Trouble::Smtp),
        Err(_) => Err(Trouble::Silent),
    }
}
