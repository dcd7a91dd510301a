//! What was said between the reporter and the institutions.

use lapor_words::Words;
use maud::{Markup, html};

use super::icons::{Icon, icon};

/// Whose message it is, seen from the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The reader's own.
    Mine,
    /// The other side's.
    Theirs,
    /// A note that the reporter never sees.
    Internal,
}

/// One message.
#[derive(Clone, Debug)]
pub struct MessageView {
    /// Whose it is.
    pub side: Side,
    /// Who wrote it, as the reader may know it; the reader's own messages say "you" instead.
    pub author: String,
    /// When, written out.
    pub when: String,
    /// When, for machines (RFC 3339).
    pub datetime: String,
    /// What was said, as it was typed.
    pub text: String,
}

/// Messages, oldest first.
pub fn thread(words: Words, messages: &[MessageView]) -> Markup {
    html! {
        @if messages.is_empty() {
            p.hint { (words.word("thread-empty")) }
        } @else {
            ol.thread aria-label=(words.word("thread-label")) {
                @for message in messages { li class=(class(message.side)) { (said(words, message)) } }
            }
        }
    }
}

const fn class(side: Side) -> &'static str {
    match side {
        Side::Mine => "mine",
        Side::Theirs => "theirs",
        Side::Internal => "internal",
    }
}

fn said(words: Words, message: &MessageView) -> Markup {
    html! {
        p.by {
            @match message.side {
                Side::Mine => strong { (words.word("thread-from-you")) },
                _ => strong { (message.author) },
            }
            " " time datetime=(message.datetime) { (message.when) }
        }
        @if message.side == Side::Internal {
            p.hint { (icon(Icon::Lock)) (words.word("thread-internal")) }
        }
        (paragraphs(&message.text))
    }
}

/// Typed text as paragraphs: an empty line parts them, a line break stays one. `dir=auto` keeps
/// signs that turn the direction of writing inside their own paragraph.
pub fn paragraphs(text: &str) -> Markup {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let parts: Vec<&str> = text.split("\n\n").map(|part| part.trim_matches('\n')).collect();
    html! {
        div.typed {
            @for part in parts.iter().filter(|part| !part.trim().is_empty()) {
                p dir="auto" {
                    @for (at, line) in part.lines().enumerate() {
                        @if at > 0 { br; }
                        (line)
                    }
                }
            }
        }
    }
}
