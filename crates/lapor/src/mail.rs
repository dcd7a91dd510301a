//! The mail server, as the operator names it.

use anyhow::{Context, anyhow};
use lapor_channels::email::{AddressError, Email, Server, Trust};
use std::path::PathBuf;

/// Through which mail server letters go out.
#[derive(clap::Args, Clone)]
pub struct Mail {
    /// Mail server for letters to reporters: smtp://user:password@host:587 (STARTTLS), smtps://…:465, or
    /// smtp://127.0.0.1:25 without TLS on loopback. Without it letters wait.
    #[arg(long, value_name = "URL", env = "LAPOR_SMTP", hide_env_values = true)]
    pub smtp: Option<String>,
    /// Certificates (PEM) to know the mail server by, instead of the public authorities. With it letters leave under TLS
    /// alone, on loopback too.
    #[arg(long, value_name = "FILE", env = "LAPOR_SMTP_CA")]
    pub smtp_ca: Option<PathBuf>,
    /// Sender of the letters.
    #[arg(long, value_name = "ADDRESS", env = "LAPOR_MAIL_FROM")]
    pub mail_from: Option<String>,
    /// Public address of the site, as letters name it: https://lapor.example.go.id.
    #[arg(long, value_name = "URL", env = "LAPOR_SITE")]
    pub site: Option<String>,
}

/// Whether letters can leave, for those who only tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// A mail server is named.
    Out,
    /// None is.
    Nowhere,
}

impl Mail {
    /// Whether a mail server is named; it need not be right.
    pub fn way(&self) -> Way {
        if self.smtp.is_some() { Way::Out } else { Way::Nowhere }
    }

    /// The way out; none where no mail server is named.
    pub fn email(&self) -> anyhow::Result<Option<Email>> {
        let Some(smtp) = &self.smtp else { return Ok(None) };
        let from = self.mail_from.as_deref().context("--smtp needs --mail-from")?;
        let server = self.server(smtp)?;
        Ok(Some(Email::new(server, from, self.site.as_deref()).context("--mail-from")?))
    }

    fn server(&self, smtp: &str) -> anyhow::Result<Server> {
        let Some(file) = &self.smtp_ca else { return Server::at(smtp).context("--smtp") };
        let pem =
            std::fs::read(file).with_context(|| format!("--smtp-ca: {} can't be read", file.display()))?;
        Server::trusting(smtp, Trust::Own(&pem)).map_err(|error| match error {
            AddressError::Authority => anyhow!("--smtp-ca: {}: {error}", file.display()),
            error => anyhow::Error::from(error).context("--smtp"),
        })
    }
}
