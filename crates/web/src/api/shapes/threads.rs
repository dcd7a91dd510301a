//! What happened to a case, what was written, and what comes next.

use super::cases::href;
use super::rfc3339;
use crate::sentences::NamesOf;
use lapor_app::look::Seen;
use lapor_domain::cases::commands::CommandName;
use lapor_domain::cases::events::Event;
use lapor_domain::cases::facts::Fact;
use lapor_domain::rulebook::Rulebook;
use lapor_domain::values::{InstitutionCode, Ticket};
use lapor_words::{Names, Words};
use serde::Serialize;
use utoipa::ToSchema;

/// A move of the case.
#[derive(Serialize, ToSchema)]
#[schema(as = TimelineEntry)]
pub(crate) struct EventShape {
    /// When.
    #[schema(format = DateTime)]
    at: String,
    /// Which move.
    #[serde(rename = "move")]
    #[schema(example = "RouteBySystem")]
    name: &'static str,
    /// The status after it.
    status: &'static str,
    /// Who: `reporter`, `system`, `national`, `coordinator`, `admin` or `officer`.
    by: &'static str,
    /// For which institution, where a member of staff did it.
    institution: Option<InstitutionShape>,
    /// The same in words.
    text: String,
}

/// An institution by code and name.
#[derive(Serialize, ToSchema)]
#[schema(as = InstitutionName)]
pub(crate) struct InstitutionShape {
    /// Its code.
    code: String,
    /// Its name.
    name: Option<String>,
}

/// A text of the thread.
#[derive(Serialize, ToSchema)]
#[schema(as = Message)]
pub(crate) struct MessageShape {
    /// When.
    #[schema(format = DateTime)]
    at: String,
    /// What it is for, such as `question` or `answer`.
    purpose: &'static str,
    /// Who wrote it, as in the timeline.
    by: &'static str,
    /// For which institution, where a member of staff wrote it.
    institution: Option<InstitutionShape>,
    /// The text as it was sent.
    text: String,
    /// The law that a refusal quotes.
    #[serde(skip_serializing_if = "Option::is_none")]
    law: Option<String>,
}

/// Something the reporter may do.
#[derive(Serialize, ToSchema)]
#[schema(as = Action)]
pub(crate) struct ActionShape {
    /// What.
    #[schema(example = "reply")]
    action: &'static str,
    /// By which method.
    method: &'static str,
    /// At which address.
    href: String,
    /// The same in words.
    text: String,
}

/// A logged view of a secret case.
#[derive(Serialize, ToSchema)]
#[schema(as = View)]
pub(crate) struct ViewShape {
    /// When.
    #[schema(format = DateTime)]
    at: String,
    /// In which role.
    role: String,
    /// For which institution.
    institution: InstitutionShape,
    /// What was opened.
    what: String,
}

fn institution(code: &InstitutionCode, rulebook: &Rulebook) -> InstitutionShape {
    InstitutionShape { code: code.to_string(), name: NamesOf(rulebook).institution(code.as_str()) }
}

/// The moves of a case, the oldest first.
pub(super) fn timeline(seen: &Seen, rulebook: &Rulebook, words: Words) -> Vec<EventShape> {
    let zone = seen.case.zone;
    let entry = |(index, event): (usize, &Event)| {
        let Fact::Moved { name, to } = &event.fact else { return None };
        let lead = led_from(&seen.journal[index..], event.version);
        let lead = lead.and_then(|code| NamesOf(rulebook).institution(code.as_str()));
        Some(EventShape {
            at: rfc3339(event.at, zone),
            name: name.code(),
            status: to.code(),
            by: event.by.code(),
            institution: event.by.institution().map(|code| institution(code, rulebook)),
            text: words.event(*name, lead.as_deref()),
        })
    };
    seen.journal.iter().enumerate().filter_map(entry).collect()
}

/// The institution that became responsible with the move that `rest` begins with.
fn led_from(rest: &[Event], version: u64) -> Option<&InstitutionCode> {
    let same_decision = rest.iter().take_while(|event| event.version == version);
    let mut named = same_decision.filter_map(|event| match &event.fact {
        Fact::LeadNamed { institution, .. } => Some(institution),
        _ => None,
    });
    named.next()
}

/// The thread of a case, the oldest first.
pub(super) fn messages(seen: &Seen, rulebook: &Rulebook) -> Vec<MessageShape> {
    let zone = seen.case.zone;
    let thread = seen.thread.iter();
    thread
        .map(|message| MessageShape {
            at: rfc3339(message.at, zone),
            purpose: message.purpose.code(),
            by: message.by.code(),
            institution: message.by.institution().map(|code| institution(code, rulebook)),
            text: message.text.clone(),
            law: Some(message.law.clone()).filter(|law| !law.is_empty()),
        })
        .collect()
}

/// The actions that this API has an address for.
pub(super) fn actions(ticket: Ticket, names: &[CommandName], words: Words) -> Vec<ActionShape> {
    let shape = |name: &CommandName| {
        let resource = match name {
            CommandName::Reply => "replies",
            CommandName::Confirm => "confirmation",
            CommandName::Reopen => "reopening",
            CommandName::Contest => "contest",
            CommandName::Rate => "rating",
            CommandName::Withdraw => "withdrawal",
            CommandName::Resume => "resumption",
            CommandName::NameParty => "parties",
            _ => return None,
        };
        let href = format!("{}/{resource}", href(ticket));
        Some(ActionShape { action: name.code(), method: "POST", href, text: words.action(*name) })
    };
    names.iter().filter_map(shape).collect()
}

/// The logged views of a case.
pub(super) fn views(seen: &Seen, rulebook: &Rulebook) -> Vec<ViewShape> {
    let zone = seen.case.zone;
    let openings = seen.openings.iter();
    openings
        .map(|opening| ViewShape {
            at: rfc3339(opening.at, zone),
            role: opening.role.clone(),
            institution: institution(&opening.institution, rulebook),
            what: opening.what.clone(),
        })
        .collect()
}
