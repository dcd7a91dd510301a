//! The page of the public figures.

use super::tables::{Tables, few_sign, flow_means};
use crate::components::{Tone, details, empty_state, notice};
use crate::reader::Reader;
use crate::site::{Sheet, Site};
use crate::views::BookNames;
use lapor_app::statistics::{Statistics, next_due};
use lapor_domain::statistics::Margin;
use lapor_domain::statistics::figures::{ENOUGH_FOR_A_SHARE, FEW, STEP};
use lapor_domain::values::{Instant, Zone};
use lapor_words::{Arg, Words};
use maud::{Markup, html};

/// The figures.
pub(super) fn page(site: &Site, reader: &Reader, figures: &Statistics) -> Markup {
    let words = reader.words;
    let title = words.word("statistics-title");
    let book = site.app.book();
    let tables = Tables { words, names: BookNames(&book.rulebook), figures };
    let body = html! {
        h1 { (title) }
        p.lead { (words.word("statistics-lead")) }
        (beginning(words, figures))
        @for margin in Margin::of_country() { (section(&tables, margin)) }
        h2 #protection { (words.word("statistics-protection")) }
        (protection(words))
        (data(words, "/statistics.csv", "/api/v1/statistics"))
    };
    sheet(site, reader, &title, body)
}

/// Up to when the figures go, and how to read them.
pub(super) fn beginning(words: Words, figures: &Statistics) -> Markup {
    let until = words.date(Zone::Wib.date_of(Instant(figures.day.0 - 1)));
    let frozen = words.date_time(figures.frozen_at, Zone::Wib);
    let fair = words.word("statistics-fair-title");
    html! {
        p {
            strong { (words.say("statistics-until", &[("date", (&until).into())])) } " "
            (words.say("statistics-frozen", &[("date_time", (&frozen).into())]))
        }
        (notice(Tone::Info, Some(&fair), &html! { p { (words.word("statistics-fair")) } }))
    }
}

/// Where the same figures are as data.
pub(super) fn data(words: Words, table: &str, program: &str) -> Markup {
    html! {
        h2 #data { (words.word("statistics-data")) }
        p {
            (words.word("statistics-data-lead")) " "
            a href=(table) { (words.word("statistics-data-csv")) } ", "
            a href=(program) { (words.word("statistics-data-json")) } "."
        }
    }
}

/// There are none yet.
pub(super) fn nothing_yet(site: &Site, reader: &Reader, now: Instant) -> Markup {
    let words = reader.words;
    let (title, none) = (words.word("statistics-title"), words.word("statistics-none"));
    let first = words.date_time(next_due(now), Zone::Wib);
    let when = words.say("statistics-none-when", &[("date_time", (&first).into())]);
    let body = html! { h1 { (title) } (empty_state(&none, &when, None)) };
    sheet(site, reader, &title, body)
}

/// A page with this title.
pub(super) fn sheet(site: &Site, reader: &Reader, title: &str, body: Markup) -> Markup {
    site.portal_page(reader, Sheet { title, has_errors: false, form: None, before: None, body })
}

/// What is told by one margin, with what its words mean.
fn section(tables: &Tables<'_>, margin: Margin) -> Markup {
    let words = tables.words;
    html! {
        h2 id=(margin.code()) { (words.named("statistics-by", margin.code())) }
        (tables.of(margin))
        (meanings(words, margin))
    }
}

/// What the words of a margin mean.
pub(super) fn meanings(words: Words, margin: Margin) -> Markup {
    let how = words.word("statistics-how");
    details(
        &how,
        &html! {
            dl {
                @for flow in Statistics::flows(margin) {
                    dt { (words.named("flow", flow.code())) }
                    dd { (flow_means(words, flow)) }
                }
                @if matches!(margin, Margin::Institution | Margin::Unit) {
                    dt { (words.word("statistics-column-share")) }
                    dd { (words.say("statistics-share-means", &[("enough", count(ENOUGH_FOR_A_SHARE))])) }
                }
            }
        },
    )
}

/// How figures are protected.
pub(super) fn protection(words: Words) -> Markup {
    html! {
        ul {
            li { (words.say("statistics-protection-few", &[("few", count(FEW)), ("sign", (&few_sign(words)).into())])) }
            li { (words.word("statistics-protection-withheld")) }
            li { (words.say("statistics-protection-rounded", &[("step", count(STEP))])) }
            li { (words.word("statistics-protection-parts")) }
            li { (words.word("statistics-protection-secret")) }
            li { (words.word("statistics-protection-historic")) }
            li { (words.word("statistics-protection-day")) }
        }
    }
}

fn count(number: u64) -> Arg<'static> {
    Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
}
