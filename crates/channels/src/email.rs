//! Surel: letters to reporters through a mail server.

mod connections;
mod server;
mod text;
mod trouble;

pub use server::{AddressError, Server, Trust};

use connections::Failed;
use lapor_app::ports::{Letter, LetterKey, Outbound, SendError};
use lapor_words::{Lang, Words};
use lettre::Address;
use lettre::message::header::{ContentTransferEncoding, ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, MultiPart, SinglePart};

/// E-mail through one mail server.
///
/// Letters are in Indonesian: which language a reporter reads is not kept, and the law's language is safe.
pub struct Email {
    server: Server,
    from: Mailbox,
    site: Option<String>,
    words: Words,
}

impl Email {
    /// Letters from this sender through this server. `site` is the public address of the site, as a letter
    /// names it.
    ///
    /// # Errors
    /// The sender is no mail address.
    pub fn new(server: Server, from: &str, site: Option<&str>) -> Result<Email, AddressError> {
        let from = from.parse().map_err(|_| AddressError::Sender)?;
        let site = site.map(|site| site.trim_end_matches('/').to_owned());
        Ok(Email { server, from, site, words: Words::new(Lang::Id) })
    }

    /// The same letters in another language.
    #[must_use]
    pub fn speaking(mut self, lang: Lang) -> Email {
        self.words = Words::new(lang);
        self
    }

    /// The letter as it goes out; none when it can't be addressed.
    fn compose(&self, letter: &Letter) -> Option<Message> {
        let to: Address = letter.to.text()?.trim().parse().ok()?;
        let page = text::page(&letter.told, &letter.key, self.site.as_deref(), self.words);
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(page.subject.clone())
            .message_id(Some(self.message_id(&letter.key)))
            .header(AutoSubmitted);
        if let Some(first) = &letter.first {
            let first = self.message_id(first);
            message = message.in_reply_to(first.clone()).references(first);
        }
        message.multipart(alternatives(&page)).ok()
    }

    /// The same for the same letter, however often it is sent.
    fn message_id(&self, key: &LetterKey) -> String {
        let ticket = key.ticket.to_string().replace('-', "");
        let mark: String = key.mark.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        format!("<{ticket}.{}.{mark}@{}>", key.version, self.from.email.domain())
    }
}

fn alternatives(page: &text::Page) -> MultiPart {
    let part = |kind: ContentType, body: String| {
        SinglePart::builder().header(kind).header(ContentTransferEncoding::QuotedPrintable).body(body)
    };
    MultiPart::alternative()
        .singlepart(part(ContentType::TEXT_PLAIN, page.plain()))
        .singlepart(part(ContentType::TEXT_HTML, page.html()))
}

impl Outbound for Email {
    async fn send(&self, letter: &Letter) -> Result<(), SendError> {
        let Some(message) = self.compose(letter) else {
            return Err(SendError::Never("address-unreadable".into()));
        };
        match self.server.connections().send(message.envelope(), &message.formatted()).await {
            Ok(()) => Ok(()),
            Err(failed) => Err(self.sorted(&failed).await),
        }
    }
}

impl Email {
    /// Sorts a failure by what it means for the letter.
    async fn sorted(&self, failed: &Failed) -> SendError {
        let trouble = match failed {
            // Whoever does not let us in refuses no letter of ours.
            Failed::Opening(trouble) => return SendError::Unreachable(trouble.code()),
            Failed::Letter(trouble) => trouble,
        };
        let code = trouble.code();
        if trouble.is_for_good() {
            SendError::Never(code)
        } else if trouble.is_for_now() || self.server.connections().are_possible().await {
            SendError::NotNow(code)
        } else {
            SendError::Unreachable(code)
        }
    }
}

/// Says that no person wrote this, so that nobody's absence note answers it.
///
/// Source: RFC 3834, section 5.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(AutoSubmitted)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}
