//! What a draft must be to become a report: every flaw at once, each beside its field.

use super::{Arrival, DEFAULT_KIND};
use crate::office::Present;
use lapor_domain::reports::{Age, Contact, Draft, Field, Flaw, FlawKind, LINE_LIMIT, Report, WORDS_LIMIT};
use lapor_domain::routing::book::RoutingBook;
use lapor_domain::values::{AreaCode, Instant, InstitutionCode, TopicCode, Zone};
use lapor_text::{clean_input, strip_salutation};

/// Checks a draft.
///
/// # Errors
/// Every flaw, in the order of the form.
pub(super) fn check(draft: &Draft, arrival: &Arrival, present: &Present) -> Result<Report, Vec<Flaw>> {
    let mut flaws = Vec::new();
    let words = words(draft, &mut flaws);
    let rulebook = &present.book.rulebook;
    let title = line(&draft.title, Field::Title, &mut flaws);
    let area = code(&draft.area).map(AreaCode::new);
    note(&mut flaws, Field::Area, area.as_ref().is_some_and(|area| rulebook.areas.get(area).is_none()));
    let place = line(&draft.place, Field::Place, &mut flaws);
    let zone = area.as_ref().map_or(Zone::Wib, |area| rulebook.areas.zone_of(area));
    if draft.happened_on.is_some_and(|date| date > zone.date_of(present.now)) {
        flaws.push(Flaw { field: Field::HappenedOn, kind: FlawKind::InFuture });
    }
    let topic = code(&draft.topic).map(TopicCode::new);
    note(&mut flaws, Field::Topic, topic.as_ref().is_some_and(|topic| rulebook.topic(topic).is_none()));
    let institution = code(&draft.institution).map(InstitutionCode::new);
    let is_unknown = institution.as_ref().is_some_and(|code| rulebook.institution(code).is_none());
    note(&mut flaws, Field::Institution, is_unknown);
    let contact = contact(&draft.contact, &mut flaws);
    if !flaws.is_empty() {
        return Err(flaws);
    }
    Ok(Report {
        words,
        title,
        kind: draft.kind.unwrap_or(DEFAULT_KIND),
        area,
        place,
        happened_on: draft.happened_on,
        topic,
        institution,
        secrecy: draft.secrecy,
        contact,
        channel: arrival.channel,
        sent_at: sent_at(arrival, present.now),
        age: arrival.age,
    })
}

/// How long ago a report may have been sent, for its channel to be believed. Unit: days.
const SENT_AT_MOST_DAYS_AGO: i64 = 30;

/// When the person sent it, as the channel says: never in the future, and of a report that is not taken over, not
/// longer ago than a channel can have held it.
fn sent_at(arrival: &Arrival, now: Instant) -> Instant {
    let stated = arrival.sent_at.map_or(now, |stated| stated.min(now));
    match arrival.age {
        Age::Live => stated.max(now.plus_days(-SENT_AT_MOST_DAYS_AGO)),
        Age::Historic => stated,
    }
}

/// All of a draft in one unambiguous row of bytes, to tell a repeat from another report.
pub(super) fn fingerprint(draft: &Draft) -> Vec<u8> {
    let fields = [
        draft.words.as_str(),
        &draft.title,
        draft.kind.map_or("", |kind| kind.code()),
        &draft.area,
        &draft.place,
        &draft.happened_on.map_or_else(String::new, |date| date.to_string()),
        &draft.topic,
        &draft.institution,
        draft.secrecy.map_or("", |secrecy| secrecy.code()),
        &draft.contact.name,
        &draft.contact.email,
        &draft.contact.phone,
    ];
    let mut bytes = Vec::new();
    for field in fields {
        bytes.extend_from_slice(&(field.len() as u64).to_le_bytes());
        bytes.extend_from_slice(field.as_bytes());
    }
    bytes
}

fn words(draft: &Draft, flaws: &mut Vec<Flaw>) -> String {
    let field = Field::Words;
    let Ok(cleaned) = clean_input(&draft.words) else {
        flaws.push(Flaw { field, kind: FlawKind::ControlSign });
        return String::new();
    };
    let text = strip_salutation(&cleaned.text).trim().to_string();
    let length = text.chars().count();
    if !text.chars().any(is_visible) {
        flaws.push(Flaw { field, kind: FlawKind::Missing });
    } else if length > WORDS_LIMIT {
        flaws.push(Flaw { field, kind: FlawKind::TooLong { length, limit: WORDS_LIMIT } });
    }
    text
}

/// Spaces and signs without width say nothing, however many there are.
fn is_visible(sign: char) -> bool {
    !sign.is_whitespace()
        && !matches!(sign, '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{ad}')
}

/// A single line; none when nothing is written.
fn line(text: &str, field: Field, flaws: &mut Vec<Flaw>) -> Option<String> {
    let Ok(cleaned) = clean_input(text) else {
        flaws.push(Flaw { field, kind: FlawKind::ControlSign });
        return None;
    };
    let line = cleaned.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = line.chars().count();
    if length > LINE_LIMIT {
        flaws.push(Flaw { field, kind: FlawKind::TooLong { length, limit: LINE_LIMIT } });
    }
    (!line.is_empty()).then_some(line)
}

fn contact(contact: &Contact, flaws: &mut Vec<Flaw>) -> Contact {
    let name = line(&contact.name, Field::Name, flaws).unwrap_or_default();
    let email = line(&contact.email, Field::Email, flaws).unwrap_or_default();
    let phone = line(&contact.phone, Field::Phone, flaws).unwrap_or_default();
    if !email.is_empty() && !looks_like_email(&email) {
        flaws.push(Flaw { field: Field::Email, kind: FlawKind::Malformed });
    }
    if !phone.is_empty() && !looks_like_phone(&phone) {
        flaws.push(Flaw { field: Field::Phone, kind: FlawKind::Malformed });
    }
    Contact { name, email, phone }
}

/// Enough to catch a slip of the finger; whether it arrives, only sending tells.
fn looks_like_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(local, host)| {
        !local.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
    }) && !text.contains(' ')
}

fn looks_like_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let is_plain = text.chars().all(|sign| sign.is_ascii_digit() || " +-().".contains(sign));
    is_plain && (7..=15).contains(&digits)
}

fn code(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

fn note(flaws: &mut Vec<Flaw>, field: Field, is_unknown: bool) {
    if is_unknown {
        flaws.push(Flaw { field, kind: FlawKind::Unknown });
    }
}
