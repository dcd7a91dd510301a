//! The page of what was found.

use super::named::Unclear;
use super::rows::Rows;
use super::search::{address, form, state_name};
use super::{Asked, PAGE};
use crate::components::{Look, Pager, Tone, desk_columns, empty_state, link_button, notice, pager};
use crate::desk::{DeskSheet, desk_page};
use crate::reader::Reader;
use crate::site::Site;
use crate::viewer::Seated;
use crate::views::BookNames;
use lapor_app::look::{Hits, can_be_looked_for};
use lapor_domain::reports::{Channel, Kind};
use lapor_domain::values::{AreaCode, InstitutionCode, TopicCode};
use lapor_words::{Names, Words};
use maud::{Markup, html};

/// A page of hits, as it was read.
pub(super) struct Found<'a> {
    /// What was asked.
    pub asked: &'a Asked,
    /// What was found, one row more than is shown where more follow.
    pub hits: Hits,
    /// Whether pages come before it.
    pub is_continued: bool,
}

/// The page.
pub(super) fn page(site: &Site, reader: &Reader, seated: &Seated, found: &Found<'_>) -> Markup {
    let words = reader.words;
    let title = words.word("desk-search-title");
    let body = html! {
        h1 { (title) }
        (form(site, words, found.asked, &[]))
        (chips(site, words, found.asked))
        @if found.hits.is_rebuilding { (notice(Tone::Info, None, &html! { p { (words.word("desk-search-rebuilding")) } })) }
        @if !found.asked.q.trim().is_empty() && !can_be_looked_for(&found.asked.q) {
            (notice(Tone::Info, None, &html! { p { (words.word("desk-search-everywhere")) } }))
        }
        @if found.hits.rows.is_empty() { (nothing(words, found.asked)) } @else { (cases(site, words, found)) }
    };
    sheet(site, reader, seated, (&title, false), &body)
}

/// The page of a search whose names are not clear: what was typed stands there, with what it may mean.
pub(super) fn unclear(
    site: &Site,
    reader: &Reader,
    seated: &Seated,
    (asked, unclear): (&Asked, &[Unclear]),
) -> Markup {
    let title = reader.words.word("desk-search-title");
    let body = html! {
        h1 { (title) }
        (form(site, reader.words, asked, unclear))
        (chips(site, reader.words, asked))
    };
    sheet(site, reader, seated, (&title, true), &body)
}

fn sheet(
    site: &Site,
    reader: &Reader,
    seated: &Seated,
    (title, has_errors): (&str, bool),
    body: &Markup,
) -> Markup {
    let aside = html! { p { a href="/desk" { (reader.words.word("desk-search-leave")) } } };
    let body = desk_columns(&aside, body);
    let sheet = DeskSheet { title, has_errors, address: &reader.path, before: None, body };
    desk_page(site, reader, seated, sheet)
}

/// What is asked for, each with a link that asks without it.
pub(super) fn chips(site: &Site, words: Words, asked: &Asked) -> Markup {
    let pairs = asked.pairs();
    html! {
        ul.filters aria-label=(words.word("desk-search-filters")) {
            @for (name, value) in &pairs {
                @let rest: Vec<_> = pairs.iter().copied().filter(|(other, _)| other != name).collect();
                @let label = label(site, words, name, value);
                li {
                    a.chip href=(asked.address(&rest)) {
                        span.unseen { (words.word("desk-search-without")) " " }
                        span dir="auto" { (label) } " ×"
                    }
                }
            }
            @if pairs.len() > 2 { li { a href=(asked.address(&pairs[..usize::from(pairs[0].0 == "q")])) { (words.word("desk-search-clear")) } } }
        }
    }
}

fn label(site: &Site, words: Words, name: &str, value: &str) -> String {
    let book = site.app.book();
    let names = BookNames(&book.rulebook);
    match name {
        "q" => format!("“{value}”"),
        "state" => state_name(words, value).unwrap_or_else(|| value.to_owned()),
        "topic" => names.of_topic(words, &TopicCode::new(value)),
        "kind" => Kind::from_code(value).map_or_else(|| value.to_owned(), |kind| words.kind(kind)),
        "area" => names.of_area(&AreaCode::new(value)),
        "institution" => names.short(&InstitutionCode::new(value)),
        "unit" => names.unit(value).unwrap_or_else(|| value.to_owned()),
        "channel" => Channel::from_code(value)
            .map_or_else(|| value.to_owned(), |one| words.named("channel", one.code())),
        _ => value.to_owned(),
    }
}

fn cases(site: &Site, words: Words, found: &Found<'_>) -> Markup {
    let book = site.app.book();
    let rows = Rows { words, rulebook: &book.rulebook, now: site.app.now() };
    let limit = PAGE as usize;
    let shown = &found.hits.rows[..found.hits.rows.len().min(limit)];
    let more = (found.hits.rows.len() > limit).then(|| shown.last()).flatten();
    let older = more.map(|last| {
        let ticket = last.ticket.to_string();
        address(&[found.asked.pairs(), vec![("after", &ticket)]].concat())
    });
    let count = i64::try_from(found.hits.count).unwrap_or(i64::MAX);
    let count = match found.hits.is_more {
        true => words.say("desk-search-many", &[("count", count.into())]),
        false => words.say("desk-search-count", &[("count", count.into())]),
    };
    html! {
        p role="status" { (count) }
        (rows.table(&words.named("desk-queue-order", "newest"), shown))
        @if found.is_continued {
            p { a href=(address(&found.asked.pairs())) { (words.word("desk-queue-first-page")) } }
        }
        (pager(words, &Pager { newer: None, older: older.as_deref() }))
    }
}

fn nothing(words: Words, asked: &Asked) -> Markup {
    let has_filters = asked.pairs().iter().any(|(name, _)| *name != "q");
    let q = asked.q.trim();
    let rest: Vec<(&str, &str)> = [("q", q)].into_iter().filter(|_| has_filters && !q.is_empty()).collect();
    let way = link_button(&words.word("desk-search-clear"), &address(&rest), Look::Secondary);
    let (title, text) = (words.word("desk-search-empty-title"), words.word("desk-search-empty"));
    html! { div role="status" { (empty_state(&title, &text, Some(&way))) } }
}
