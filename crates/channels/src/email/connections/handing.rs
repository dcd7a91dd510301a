//! How a letter is handed over.

use super::opening::answered;
use crate::email::trouble::Trouble;
use lettre::Address;
use lettre::address::Envelope;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::{Extension, MailBodyParameter, MailParameter};
use std::time::Duration;

/// How far a letter came that was not taken.
#[derive(Debug)]
pub(super) enum Stopped {
    /// The server has heard nothing of its text.
    Before(Trouble),
    /// Its text was on the way: the server may have taken it.
    Within(Trouble),
}

impl Stopped {
    pub(super) fn trouble(self) -> Trouble {
        let (Stopped::Before(trouble) | Stopped::Within(trouble)) = self;
        trouble
    }

    pub(super) fn ends_the_connection(&self) -> bool {
        let (Stopped::Before(trouble) | Stopped::Within(trouble)) = self;
        trouble.ends_the_connection()
    }
}

/// Hands a letter over. For its last word, after the text, the server has as long as the caller has.
pub(super) async fn hand_over(
    connection: &mut AsyncSmtpConnection,
    step: Duration,
    envelope: &Envelope,
    text: &[u8],
) -> Result<(), Stopped> {
    announce(connection, step, envelope, text).await.map_err(Stopped::Before)?;
    match connection.message(text).await {
        Ok(_) => Ok(()),
        Err(error) => Err(Stopped::Within(Trouble::Smtp(error))),
    }
}

/// Everything before the text.
async fn announce(
    connection: &mut AsyncSmtpConnection,
    step: Duration,
    envelope: &Envelope,
    text: &[u8],
) -> Result<(), Trouble> {
    let is_plain = |address: &Address| AsRef::<str>::as_ref(address).is_ascii();
    let mut parameters = Vec::new();
    if !envelope.from().into_iter().chain(envelope.to()).all(is_plain) {
        if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
            return Err(Trouble::NoUtf8);
        }
        parameters.push(MailParameter::SmtpUtfEight);
    }
    if !text.is_ascii() {
        if !connection.server_info().supports_feature(Extension::EightBitMime) {
            return Err(Trouble::NoUtf8);
        }
        parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
    }
    answered(step, connection.command(Mail::new(envelope.from().cloned(), parameters))).await?;
    for address in envelope.to() {
        answered(step, connection.command(Rcpt::new(address.clone(), Vec::new()))).await?;
    }
    answered(step, connection.command(Data)).await?;
    Ok(())
}

/// Has the server forget a letter that it refused; tells whether the connection can be used on.
pub(super) async fn clear(connection: &mut AsyncSmtpConnection, step: Duration) -> bool {
    answered(step, connection.command(Rset)).await.is_ok()
}
