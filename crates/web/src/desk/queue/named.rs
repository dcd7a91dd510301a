//! Filters that are typed by name: a place, an institution.

use super::Asked;
use crate::components::{Field, text_field};
use crate::site::Site;
use crate::views::BookNames;
use lapor_app::book::Book;
use lapor_words::Words;
use maud::{Markup, html};

/// How many are offered to choose from.
const OFFERED: usize = 8;

/// The fields, and the filter that each of them sets.
const FIELDS: [(&str, &str); 2] = [("place", "area"), ("office", "institution")];

/// What was typed into a field, as far as it does not say which one is meant.
pub(super) struct Unclear {
    field: &'static str,
    /// Code and name of those that it may mean; none when nothing has this name.
    offered: Vec<(String, String)>,
}

/// What the typed names come to.
pub(super) enum Named {
    /// None was typed.
    Nothing,
    /// Each means one: the search with these filters.
    Clear(String),
    /// At least one does not.
    Unclear(Vec<Unclear>),
}

impl Asked {
    fn typed(&self, field: &str) -> &str {
        if field == "place" { self.place.trim() } else { self.office.trim() }
    }

    /// Whether a name was typed.
    pub(super) fn has_names(&self) -> bool {
        FIELDS.iter().any(|(field, _)| !self.typed(field).is_empty())
    }
}

/// Looks the typed names up.
pub(super) fn named(site: &Site, asked: &Asked) -> Named {
    let book = site.app.book();
    let mut pairs: Vec<(&str, String)> =
        asked.pairs().into_iter().map(|(name, value)| (name, value.to_owned())).collect();
    let mut unclear = Vec::new();
    for (field, filter) in FIELDS {
        let typed = asked.typed(field);
        if typed.is_empty() {
            continue;
        }
        let found = meant(&book, field, typed);
        match called(&found, typed)[..] {
            [code] => {
                pairs.retain(|(name, _)| *name != filter);
                pairs.push((filter, code.to_owned()));
            }
            _ => unclear.push(Unclear { field, offered: found }),
        }
    }
    if !unclear.is_empty() {
        return Named::Unclear(unclear);
    }
    let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
    if asked.has_names() { Named::Clear(asked.address(&pairs)) } else { Named::Nothing }
}

/// Those that a name may mean, with their full names.
fn meant(book: &Book, field: &str, typed: &str) -> Vec<(String, String)> {
    let names = BookNames(&book.rulebook);
    match field {
        "place" => book
            .search_areas(typed, OFFERED)
            .iter()
            .map(|code| (code.to_string(), names.of_area(code)))
            .collect(),
        _ => book
            .search_institutions(typed, OFFERED)
            .iter()
            .map(|code| (code.to_string(), names.of_institution(code)))
            .collect(),
    }
}

/// The codes of those that are called exactly so. What is only alike is offered, never taken for what was meant.
fn called<'a>(found: &'a [(String, String)], typed: &str) -> Vec<&'a str> {
    let is_it = |name: &str| {
        let own = name.split(", ").next().unwrap_or_default();
        name.eq_ignore_ascii_case(typed) || own.eq_ignore_ascii_case(typed)
    };
    found.iter().filter(|(_, name)| is_it(name)).map(|(code, _)| code.as_str()).collect()
}

/// The fields, each with what is not clear about it.
pub(super) fn fields(words: Words, asked: &Asked, unclear: &[Unclear]) -> Markup {
    html! {
        @for (field, filter) in FIELDS {
            @let trouble = unclear.iter().find(|one| one.field == field);
            @let label = words.named("desk-search-filter", filter);
            @let error = trouble.map(|one| words.word(one.said()));
            @let view = Field {
                name: field, label: &label, value: asked.typed(field), error: error.as_deref(),
                ..Field::default()
            };
            (text_field(words, &view))
            @if let Some(trouble) = trouble { (offers(asked, filter, trouble)) }
        }
    }
}

impl Unclear {
    fn said(&self) -> &'static str {
        match self.offered.is_empty() {
            true => "desk-search-name-unknown",
            false => "desk-search-name-several",
        }
    }
}

/// The search with each of those that may be meant.
fn offers(asked: &Asked, filter: &str, trouble: &Unclear) -> Markup {
    let mut pairs = asked.pairs();
    pairs.retain(|(name, _)| *name != filter);
    html! {
        ul {
            @for (code, name) in &trouble.offered {
                li { a href=(asked.address(&[pairs.as_slice(), &[(filter, code)]].concat())) dir="auto" { (name) } }
            }
        }
    }
}
