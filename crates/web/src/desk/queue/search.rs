//! Looking for cases: what is asked, as the address of the page says it.

use super::named::{Named, Unclear, fields, named};
use super::{Asked, PAGE, results};
use crate::components::{Choice, Choices, Field, Input, search_field, select};
use crate::fault::Fault;
use crate::reader::Reader;
use crate::site::Site;
use crate::viewer::Seated;
use crate::views::BookNames;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use lapor_app::look::{self, Filters, Search, State};
use lapor_domain::cases::status::Status;
use lapor_domain::reports::{Channel, Kind};
use lapor_domain::routing::book::RoutingBook;
use lapor_domain::rulebook::Rulebook;
use lapor_domain::values::{AreaCode, InstitutionCode, Ticket, TopicCode, UnitKindCode};
use lapor_words::Words;
use maud::{Markup, html};

/// The states that can be asked for, as addresses and catalogues call them.
const STATES: [(&str, State); 2] = [("open", State::Open), ("ended", State::Ended)];

/// What a state is called in addresses: open, ended, or the code of a status.
fn state_of(code: &str) -> Option<State> {
    let status = || Status::ALL.into_iter().find(|status| status.code() == code).map(State::At);
    STATES.iter().find(|(name, _)| *name == code).map(|(_, state)| *state).or_else(status)
}

/// What a state is called.
pub(super) fn state_name(words: Words, code: &str) -> Option<String> {
    Some(match state_of(code)? {
        State::At(status) => words.status(status).label,
        State::Open | State::Ended => words.named("desk-search-state", code),
    })
}

impl Asked {
    /// Whether cases are looked for. Without words, filters narrow down the list that is named beside them.
    pub(super) fn is_search(&self) -> bool {
        let has_filters = self.list().is_none() && self.filters() != Filters::default();
        !self.q.trim().is_empty() || self.has_names() || has_filters
    }

    /// The list that filters narrow down; none where cases are looked for in all of them.
    pub(super) fn list(&self) -> Option<&str> {
        Some(self.view.as_str()).filter(|view| !view.is_empty() && self.q.trim().is_empty())
    }

    /// What else than the words is asked for; what nobody knows is left out.
    pub(super) fn filters(&self) -> Filters {
        let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        Filters {
            topic: some(&self.topic).map(|code| TopicCode::new(&code)),
            kind: Kind::from_code(&self.kind),
            area: some(&self.area).map(|code| AreaCode::new(&code)),
            institution: some(&self.institution).map(|code| InstitutionCode::new(&code)),
            unit: some(&self.unit).map(|code| UnitKindCode::new(&code)),
            channel: Channel::from_code(&self.channel),
            state: state_of(&self.state),
        }
    }

    /// Everything that is asked for, as names and values; what is empty is left out.
    pub(super) fn pairs(&self) -> Vec<(&'static str, &str)> {
        let all = [
            ("q", self.q.trim()),
            ("state", self.state.as_str()),
            ("topic", &self.topic),
            ("kind", &self.kind),
            ("area", &self.area),
            ("institution", &self.institution),
            ("unit", &self.unit),
            ("channel", &self.channel),
        ];
        all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }

    /// The address of the same list, or of the search, with these filters.
    pub(super) fn address(&self, pairs: &[(&str, &str)]) -> String {
        let list = self.list().map(|list| ("view", list));
        address(&list.into_iter().chain(pairs.iter().copied()).collect::<Vec<_>>())
    }
}

/// The address of a search.
pub(super) fn address(pairs: &[(&str, &str)]) -> String {
    let pairs: Vec<String> = pairs.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    match pairs.is_empty() {
        true => "/desk".to_owned(),
        false => format!("/desk?{}", pairs.join("&")),
    }
}

/// Anything as part of an address.
fn encoded(value: &str) -> String {
    let sign = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    value.bytes().map(sign).collect()
}

/// The cases that are looked for; a ticket's number leads to its case.
pub(super) async fn find(
    site: &Site,
    reader: &Reader,
    seated: &Seated,
    asked: &Asked,
) -> Result<Response, Fault> {
    if let Ok(ticket) = asked.q.trim().parse::<Ticket>()
        && look::is_in_sight(&site.app, &seated.staff, ticket).await?
    {
        return Ok(Redirect::to(&format!("/desk/cases/{ticket}")).into_response());
    }
    match named(site, asked) {
        Named::Nothing => found(site, reader, seated, asked).await,
        Named::Clear(address) => Ok(Redirect::to(&address).into_response()),
        Named::Unclear(unclear) => {
            let page = results::unclear(site, reader, seated, (asked, &unclear));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

/// The page of what is found by words and filters.
async fn found(site: &Site, reader: &Reader, seated: &Seated, asked: &Asked) -> Result<Response, Fault> {
    let search = Search {
        words: asked.q.clone(),
        filters: asked.filters(),
        after: asked.after.parse().ok(),
        limit: PAGE + 1,
    };
    let hits = look::search(&site.app, &seated.staff, &search).await?;
    let found = results::Found { asked, hits, is_continued: search.after.is_some() };
    Ok(results::page(site, reader, seated, &found).into_response())
}

/// The form above a list.
pub(super) fn form(site: &Site, words: Words, asked: &Asked, unclear: &[Unclear]) -> Markup {
    let book = site.app.book();
    let names = BookNames(&book.rulebook);
    let topics: Vec<(String, String)> = book
        .rulebook
        .topics()
        .iter()
        .map(|topic| (topic.code.to_string(), names.of_topic(words, &topic.code)))
        .collect();
    let kinds: Vec<(String, String)> =
        Kind::ALL.into_iter().map(|kind| (kind.code().to_owned(), words.kind(kind))).collect();
    let statuses = Status::ALL.into_iter().map(Status::code);
    let mut states: Vec<&str> = STATES.iter().map(|(code, _)| *code).chain(statuses).collect();
    states.dedup();
    let states: Vec<(String, String)> =
        states.into_iter().filter_map(|code| Some((code.to_owned(), state_name(words, code)?))).collect();
    let channels: Vec<(String, String)> = Channel::ALL
        .into_iter()
        .map(|one| (one.code().to_owned(), words.named("channel", one.code())))
        .collect();
    let label = words.word("desk-search-label");
    let field = Field { name: "q", label: &label, value: &asked.q, input: Input::Search, ..Field::default() };
    let narrowed = asked.pairs().iter().filter(|(name, _)| *name != "q").count();
    html! {
        form method="get" action="/desk" role="search" {
            (search_field(words, &field, None))
            @if let Some(list) = asked.list() { input type="hidden" name="view" value=(list); }
            @for (name, value) in asked.pairs() {
                @if name == "area" || name == "institution" { input type="hidden" name=(name) value=(value); }
            }
            details open[!unclear.is_empty()] {
                summary {
                    (words.word(if asked.list().is_some() { "desk-list-narrow" } else { "desk-search-narrow" }))
                    @if narrowed > 0 { " (" (narrowed) ")" }
                }
                (choice(words, "state", &asked.state, &states))
                (choice(words, "topic", &asked.topic, &topics))
                (choice(words, "kind", &asked.kind, &kinds))
                (fields(words, asked, unclear))
                (choice(words, "unit", &asked.unit, &units(&book.rulebook)))
                (choice(words, "channel", &asked.channel, &channels))
            }
        }
    }
}

/// Kinds of unit by name.
fn units(rulebook: &Rulebook) -> Vec<(String, String)> {
    let mut units: Vec<(String, String)> =
        rulebook.unit_kinds().map(|kind| (kind.code.to_string(), kind.name.clone())).collect();
    units.sort_by(|a, b| a.1.cmp(&b.1));
    units
}

fn choice(words: Words, name: &'static str, chosen: &str, options: &[(String, String)]) -> Markup {
    let legend = words.named("desk-search-filter", name);
    let choices: Vec<Choice<'_>> =
        options.iter().map(|(value, label)| Choice { value, label, hint: None }).collect();
    let chosen = [chosen];
    let view = Choices { name, legend: &legend, choices: &choices, chosen: &chosen, ..Choices::default() };
    select(words, &view)
}
