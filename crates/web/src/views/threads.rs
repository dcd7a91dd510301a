//! The thread of a case as messages.

use super::{BookNames, datetime};
use crate::components::{MessageView, Side};
use lapor_app::look::Message;
use lapor_domain::actors::Role;
use lapor_domain::cases::events::Doer;
use lapor_domain::values::{UserId, Zone};
use lapor_words::Words;

/// Who reads the thread.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// The reporter.
    Reporter,
    /// This member of staff.
    Staff(UserId),
}

/// The messages as their reader sees them. Staff are named by role and institution, never by name.
pub(crate) fn messages(
    words: Words,
    thread: &[Message],
    reading: Reading,
    names: BookNames<'_>,
    zone: Zone,
) -> Vec<MessageView> {
    thread
        .iter()
        .map(|message| MessageView {
            side: side(&message.by, reading),
            author: author(words, message, names),
            when: words.date_time_short(message.at, zone),
            datetime: datetime(message.at),
            text: text(words, message),
        })
        .collect()
}

fn side(by: &Doer, reading: Reading) -> Side {
    match (by, reading) {
        (Doer::Reporter, Reading::Reporter) => Side::Mine,
        (Doer::Staff { user, .. }, Reading::Staff(reader)) if *user == reader => Side::Mine,
        _ => Side::Theirs,
    }
}

fn author(words: Words, message: &Message, names: BookNames<'_>) -> String {
    let who = who(words, &message.by, names);
    let purpose = words.purpose(message.purpose);
    words.say("message-by", &[("who", (&who).into()), ("purpose", (&purpose).into())])
}

/// Whoever did something: the role at the national desk, the institution elsewhere.
pub(super) fn who(words: Words, by: &Doer, names: BookNames<'_>) -> String {
    match by {
        Doer::Staff { role: Role::Admin | Role::Officer | Role::Coordinator, institution, .. } => {
            names.of_institution(institution)
        }
        other => words.doer(other),
    }
}

/// The text as sent, with the law a refusal quotes below it.
fn text(words: Words, message: &Message) -> String {
    match message.law.as_str() {
        "" => message.text.clone(),
        law => format!("{}\n\n{}", message.text, words.say("message-law", &[("law", law.into())])),
    }
}
