//! What can go wrong between us and a mail server.

use lettre::transport::smtp::Error as SmtpError;
use std::error::Error;
use std::io;

/// What went wrong. What the server says stays out of the codes: it may quote the address.
#[derive(Debug)]
pub(super) enum Trouble {
    /// It did not say its next word in time.
    Silent,
    /// No line to it came about.
    Unconnected(io::Error),
    /// It does not offer to go over to TLS.
    NoStartTls,
    /// It does not take addresses like this one.
    NoUtf8,
    /// It said no, said nothing that can be understood, or hung up.
    Smtp(SmtpError),
}

impl From<SmtpError> for Trouble {
    fn from(error: SmtpError) -> Self {
        Trouble::Smtp(error)
    }
}

/// The server is about to hang up, whatever it is asked.
///
/// Source: RFC 5321, section 3.8.
const CLOSING: u16 = 421;

impl Trouble {
    /// The code that is noted of the letter.
    pub(super) fn code(&self) -> String {
        match self {
            Trouble::Silent => "smtp-timeout".into(),
            Trouble::Unconnected(error) if error.kind() == io::ErrorKind::TimedOut => "smtp-timeout".into(),
            Trouble::Unconnected(_) => "smtp-connection".into(),
            Trouble::NoStartTls => "smtp-no-starttls".into(),
            Trouble::NoUtf8 => "smtp-client".into(),
            Trouble::Smtp(error) => match error.status() {
                Some(status) => format!("smtp-{status}"),
                None => kind_of(error).into(),
            },
        }
    }

    /// Whether the server said no, for good.
    pub(super) fn is_for_good(&self) -> bool {
        matches!(self, Trouble::Smtp(error) if error.is_permanent())
    }

    /// Whether the server said no, for now.
    pub(super) fn is_for_now(&self) -> bool {
        matches!(self, Trouble::Smtp(error) if error.is_transient())
    }

    /// Whether the connection has come to its end with it, rather than the letter alone.
    pub(super) fn ends_the_connection(&self) -> bool {
        match self {
            Trouble::Silent | Trouble::Unconnected(_) | Trouble::NoStartTls => true,
            Trouble::NoUtf8 => false,
            Trouble::Smtp(error) => error.status().is_none_or(|status| u16::from(status) == CLOSING),
        }
    }
}

fn kind_of(error: &SmtpError) -> &'static str {
    if error.is_timeout() {
        "smtp-timeout"
    } else if let Some(flaw) = flaw_of_tls(error) {
        flaw
    } else if error.is_client() {
        "smtp-client"
    } else {
        "smtp-connection"
    }
}

/// What kept the connection from being safe, if that was it. The library tells it as any connection that fails.
fn flaw_of_tls(error: &SmtpError) -> Option<&'static str> {
    let causes = || std::iter::successors(error.source(), |&cause| cause.source());
    let of_tls = |cause: &(dyn Error + 'static)| {
        cause.downcast_ref::<io::Error>()?.get_ref()?.downcast_ref::<rustls::Error>().cloned()
    };
    match causes().find_map(of_tls) {
        Some(rustls::Error::InvalidCertificate(_)) => Some("smtp-certificate"),
        Some(_) => Some("smtp-tls"),
        None => error.is_tls().then_some("smtp-tls"),
    }
}
