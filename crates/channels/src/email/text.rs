//! What a letter says, as plain text and as HTML. Both say the same.

use lapor_app::ports::{LetterKey, Story, Told};
use lapor_words::Words;
use maud::{DOCTYPE, html};

/// A letter in parts.
pub(super) struct Page {
    lang: &'static str,
    /// The subject.
    pub(super) subject: String,
    greeting: String,
    /// What happened.
    told: String,
    /// What comes next: title and text.
    next: Option<(String, String)>,
    /// What staff wrote: title and text.
    message: Option<(String, String)>,
    /// Number, where to open it, and why this letter came.
    foot: Vec<String>,
}

/// Writes a letter.
pub(super) fn page(told: &Told, key: &LetterKey, site: Option<&str>, words: Words) -> Page {
    let ticket = key.ticket.to_string();
    let open = match site {
        Some(site) => words.say("mail-open-at", &[("address", (&format!("{site}/track")).into())]),
        None => words.word("mail-open"),
    };
    let foot = vec![
        words.say("mail-ticket", &[("ticket", (&ticket).into())]),
        open,
        words.word("mail-code-kept"),
        words.word("mail-automatic"),
    ];
    let (news, body) = match told {
        Told::ThatThereIsNews => (words.word("mail-secret-news"), words.word("mail-secret-body")),
        Told::Openly(story) => {
            (words.news(story.news), words.news_told(story.news, story.institution.as_deref()))
        }
    };
    let (next, message) = match told {
        Told::ThatThereIsNews => (None, None),
        Told::Openly(story) => (Some(next(story, words)), message(story, words)),
    };
    Page {
        lang: words.lang().code(),
        subject: words.say("mail-subject", &[("ticket", (&ticket).into()), ("news", (&news).into())]),
        greeting: words.word("mail-greeting"),
        told: body,
        next,
        message,
        foot,
    }
}

fn next(story: &Story, words: Words) -> (String, String) {
    (words.word("mail-next-title"), words.what_next(&story.case, story.now))
}

fn message(story: &Story, words: Words) -> Option<(String, String)> {
    let text = story.message.clone()?;
    let unnamed = words.word("institution-unnamed");
    let from = story.author.as_deref().unwrap_or(&unnamed);
    Some((words.say("mail-message-title", &[("institution", from.into())]), text))
}

impl Page {
    /// As plain text.
    pub(super) fn plain(&self) -> String {
        let titled = |(title, text): &(String, String)| format!("{title}:\n{text}");
        let mut parts = vec![self.greeting.clone(), self.told.clone()];
        parts.extend(self.message.as_ref().map(titled));
        parts.extend(self.next.as_ref().map(titled));
        parts.push(self.foot.join("\n"));
        parts.join("\n\n") + "\n"
    }

    /// As HTML, without anything that is fetched from elsewhere.
    pub(super) fn html(&self) -> String {
        let page = html! {
            (DOCTYPE)
            html lang=(self.lang) {
                head {
                    meta charset="utf-8";
                    title { (self.subject) }
                }
                body {
                    p { (self.greeting) }
                    p { (self.told) }
                    @if let Some((title, text)) = &self.message {
                        h2 { (title) }
                        blockquote {
                            @for line in text.lines().filter(|line| !line.trim().is_empty()) { p { (line) } }
                        }
                    }
                    @if let Some((title, text)) = &self.next {
                        h2 { (title) }
                        p { (text) }
                    }
                    hr;
                    @for line in &self.foot { p { (line) } }
                }
            }
        };
        page.into_string()
    }
}
