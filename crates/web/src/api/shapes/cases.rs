//! A case as its reporter gets it.

use super::clocks::{ClockShape, clocks};
use super::rfc3339;
use super::routes::{RouteShape, decided_by, route};
use super::threads::{ActionShape, EventShape, MessageShape, ViewShape, actions, messages, timeline, views};
use super::warnings::WarningShape;
use crate::views::BookNames;
use lapor_app::look::Seen;
use lapor_app::office::Present;
use lapor_app::receive::Receipt;
use lapor_domain::cases::case::Case;
use lapor_domain::cases::parties::Party;
use lapor_domain::cases::status::Ending;
use lapor_domain::satisfaction::Rating;
use lapor_domain::values::Ticket;
use lapor_words::Words;
use serde::Serialize;
use utoipa::ToSchema;

/// What every answer about a case holds.
#[derive(Serialize, ToSchema)]
#[schema(as = CaseState)]
pub(crate) struct CaseShape {
    /// The public number. It opens nothing without its access code.
    #[schema(example = "4831-0275-9164-3")]
    ticket: String,
    /// `complaint`, `aspiration` or `information`.
    kind: &'static str,
    /// Whether only a few named officers may open it.
    secret: bool,
    /// Where it stands: `Received`, `AwaitingReporter`, `Routed`, `InProgress`, `Disputed`, `Promised`, `Answered`,
    /// `Closed`, `Rejected` or `Withdrawn`.
    status: &'static str,
    /// The same in plain words.
    status_text: String,
    /// What happens next, and by when.
    next: String,
    /// How it ended: `ConfirmedSolved`, `RefusedByLaw`, `AnsweredNoReply` or `Incomplete`; null before.
    ending: Option<&'static str>,
    /// When it was received.
    #[schema(format = DateTime)]
    received_at: String,
    /// The place, where one was given.
    area: Option<PlaceShape>,
    /// Where it goes and why.
    routing: RouteShape,
    /// Its clocks, also those that ended.
    clocks: Vec<ClockShape>,
    /// Addresses that belong to it.
    links: LinksShape,
}

/// The place of a case.
#[derive(Serialize, ToSchema)]
#[schema(as = CasePlace)]
pub(crate) struct PlaceShape {
    /// Official code.
    code: String,
    /// Its names from the smallest area to the province.
    path: String,
}

/// Addresses that belong to a case.
#[derive(Serialize, ToSchema)]
#[schema(as = Links)]
pub(crate) struct LinksShape {
    /// The case in this API.
    #[serde(rename = "self")]
    this: String,
    /// The page that asks for ticket and access code.
    tracking: &'static str,
}

/// What the sender of a report gets.
#[derive(Serialize, ToSchema)]
#[schema(as = Receipt)]
pub(crate) struct ReceiptShape {
    /// What opens the case, together with the ticket. Keep it: it is shown only here.
    #[schema(example = "1234-5678-9012-3456-7890")]
    access_code: String,
    /// What the texts give away of a person.
    warnings: Vec<WarningShape>,
    #[serde(flatten)]
    case: CaseShape,
}

/// A case as its reporter sees it.
#[derive(Serialize, ToSchema)]
#[schema(as = Case)]
pub(crate) struct FullShape {
    #[serde(flatten)]
    case: CaseShape,
    /// The reporter's words.
    words: String,
    /// Their title, where there is one.
    title: Option<String>,
    /// The landmark or address, where one was given.
    place: Option<String>,
    /// The day on which it happened, where one was given.
    #[schema(format = Date)]
    happened_on: Option<String>,
    /// What happened to the case, the oldest first.
    timeline: Vec<EventShape>,
    /// What was written, the oldest first.
    messages: Vec<MessageShape>,
    /// What the reporter may do now.
    available_actions: Vec<ActionShape>,
    /// What the reporter says of the last answer, 1 to 5; null while they say nothing. Silence is no rating.
    rating: Option<u16>,
    /// Every logged view of a secret case.
    views: Vec<ViewShape>,
    /// Which of `name`, `email` and `phone` are kept. Never their values.
    held_contact: Vec<&'static str>,
    /// Whom the report accuses. They neither handle nor see it.
    parties: Vec<PartyShape>,
}

/// Somebody whom a report accuses.
#[derive(Serialize, ToSchema)]
#[schema(as = Party)]
pub(crate) struct PartyShape {
    /// Code of the institution; null for a member of staff, who is not named here.
    institution: Option<String>,
    /// The kind of unit; null where the head of the institution is accused.
    unit: Option<String>,
    /// The same in words.
    text: String,
}

impl PartyShape {
    fn of(party: &Party, present: &Present, words: Words) -> PartyShape {
        let (institution, unit) = match party {
            Party::Institution(code) => (Some(code), None),
            Party::Unit(unit) => (Some(&unit.institution), Some(unit.kind.to_string())),
            Party::Official(_) => (None, None),
        };
        let text = BookNames(&present.book.rulebook).of_party(words, party);
        PartyShape { institution: institution.map(ToString::to_string), unit, text }
    }
}

impl ReceiptShape {
    /// Of a report that is kept.
    pub fn of(
        receipt: &Receipt,
        warnings: Vec<WarningShape>,
        present: &Present,
        words: Words,
    ) -> ReceiptShape {
        // Only the system can have routed it within its reception; a repeat may find it further on.
        let by = if receipt.case.lead.is_some() { "system" } else { "person" };
        let routing = route(&receipt.case, Some(&receipt.proposal), by, present, words);
        ReceiptShape {
            access_code: receipt.access_code.reveal(),
            warnings,
            case: CaseShape::of(&receipt.case, routing, present, words),
        }
    }
}

impl CaseShape {
    fn of(case: &Case, routing: RouteShape, present: &Present, words: Words) -> CaseShape {
        let areas = &present.book.rulebook.areas;
        let place = |code| PlaceShape { code: format!("{code}"), path: areas.path(code).join(", ") };
        CaseShape {
            ticket: case.ticket.to_string(),
            kind: case.kind.code(),
            secret: case.is_secret(),
            status: case.status.code(),
            status_text: words.status(case.status).plain,
            next: words.what_next(case, present.now),
            ending: case.status.ending().map(Ending::code),
            received_at: rfc3339(case.received_at, case.zone),
            area: case.area.as_ref().map(place),
            routing,
            clocks: clocks(case, present, words),
            links: LinksShape { this: href(case.ticket), tracking: "/track" },
        }
    }
}

impl FullShape {
    /// Of a case that was opened by its reporter.
    pub fn of(seen: &Seen, present: &Present, words: Words) -> FullShape {
        let case = &seen.case;
        let by = decided_by(&seen.journal);
        let routing = route(case, seen.proposal.as_ref(), by, present, words);
        FullShape {
            case: CaseShape::of(case, routing, present, words),
            words: seen.report.words.clone(),
            title: seen.report.title.clone(),
            place: seen.report.place.clone(),
            happened_on: seen.report.happened_on.map(|date| date.to_string()),
            timeline: timeline(seen, &present.book.rulebook, words),
            messages: messages(seen, &present.book.rulebook),
            available_actions: actions(case.ticket, &seen.actions, words),
            rating: case.rating.map(Rating::points),
            views: views(seen, &present.book.rulebook),
            held_contact: seen.contact.clone(),
            parties: case.parties.iter().map(|party| PartyShape::of(party, present, words)).collect(),
        }
    }
}

/// Where a case stands in the API.
pub(in crate::api) fn href(ticket: Ticket) -> String {
    format!("/api/v1/reports/{ticket}")
}
