//! The page of the parts of one province or institution.

use super::page::{beginning, data, meanings, protection, sheet};
use super::tables::{Tables, address, told};
use crate::components::FigureRow;
use crate::reader::Reader;
use crate::site::Site;
use crate::views::BookNames;
use lapor_app::statistics::{Inside, Statistics};
use lapor_domain::rulebook::Rulebook;
use lapor_domain::statistics::figures::Shown;
use lapor_domain::statistics::within::PERIOD;
use lapor_domain::statistics::{Flow, Margin};
use lapor_domain::values::AreaCode;
use maud::{Markup, html};
use std::collections::BTreeSet;

/// The figures.
pub(super) fn page(site: &Site, reader: &Reader, inside: &Inside) -> Markup {
    let words = reader.words;
    let book = site.app.book();
    let names = BookNames(&book.rulebook);
    let whole = inside.margin.within().unwrap_or(Margin::Country);
    let name = names.of_margin(words, whole, &inside.above);
    let title = words.say("statistics-title-of", &[("name", (&name).into())]);
    let tables = Tables { words, names, figures: &inside.figures };
    let here = address(inside.margin, &inside.above);
    let body = html! {
        p { a href={ "/statistics#" (whole.code()) } { (words.word("statistics-back")) } }
        h1 { (title) }
        (beginning(words, &inside.figures))
        h2 { (words.word("statistics-own")) }
        @match inside.own() {
            Some(line) => { (tables.of_line(whole, line)) (meanings(words, whole)) }
            None => { p { (words.word("statistics-empty")) } }
        }
        h2 id=(inside.margin.code()) { (words.named("statistics-by", inside.margin.code())) }
        (parts(&tables, &book.rulebook, inside))
        h2 #protection { (words.word("statistics-protection")) }
        (protection(words))
        (data(words, &format!("{here}/figures.csv"), &format!("/api/v1{here}")))
    };
    sheet(site, reader, &title, body)
}

fn parts(tables: &Tables<'_>, rulebook: &Rulebook, inside: &Inside) -> Markup {
    let words = tables.words;
    let family = |family| words.named(family, inside.margin.code());
    let first = Statistics::flows(inside.margin).next().unwrap_or(Flow::Received);
    let codes = codes(rulebook, inside);
    let is_told =
        !inside.codes().is_empty() || Statistics::flows(inside.margin).all(|flow| inside.is_told(flow));
    html! {
        @if !inside.is_made() { p { (words.word("statistics-parts-not-made")) } }
        @else if !is_told { p { (family("statistics-parts-untold")) } }
        @else if codes.is_empty() { p { (words.word("statistics-empty")) } }
        @else {
            @if !inside.is_told(first) { p { (family("statistics-parts-untold")) } }
            (table(tables, inside, (first, codes)))
            p.hint { (family("statistics-parts-rest")) }
        }
        (meanings(words, inside.margin))
    }
}

/// Every regency of the province; of an institution, the units in which something happened.
fn codes(rulebook: &Rulebook, inside: &Inside) -> BTreeSet<String> {
    let province = (inside.margin == Margin::Regency).then(|| AreaCode::new(&inside.above));
    let regencies = province.iter().flat_map(|province| rulebook.areas.regencies_of(province));
    let known = regencies.map(|area| area.code.to_string());
    known.chain(inside.codes().into_iter().map(str::to_owned)).collect()
}

/// The table, the largest first, as far as that is shown.
fn table(tables: &Tables<'_>, inside: &Inside, (first, codes): (Flow, BTreeSet<String>)) -> Markup {
    let words = tables.words;
    let mut codes: Vec<String> = codes.into_iter().collect();
    codes.sort_by_key(|code| std::cmp::Reverse(rank(inside.shown(code, first))));
    let longest = codes.iter().map(|code| told(inside.shown(code, first))).max().unwrap_or(0);
    let rows = codes.iter().map(|code| FigureRow {
        name: html! { (tables.names.of_margin(words, inside.margin, code)) },
        bar_percent: (longest > 0).then(|| told(inside.shown(code, first)) * 100 / longest.max(1)),
        cells: cells(tables, inside, code),
    });
    let columns = match inside.margin {
        Margin::Unit => ["statistics-column-unit", "flow-assigned", "statistics-column-share"]
            .map(|key| words.word(key))
            .into(),
        _ => vec![words.word("statistics-column-regency"), words.named("statistics-period", PERIOD.code())],
    };
    tables.table(inside.margin, columns, rows.collect())
}

/// What stands above what: numbers, then what is not told, then nothing. Those that are not told stay in the order of their
/// codes.
fn rank(shown: Shown) -> (u8, u64) {
    match shown {
        Shown::Number(0) => (0, 0),
        Shown::Few => (1, 0),
        Shown::Withheld => (2, 0),
        Shown::Number(number) => (3, number),
    }
}

fn cells(tables: &Tables<'_>, inside: &Inside, code: &str) -> Vec<Markup> {
    let shown = |flow| inside.shown(code, flow);
    match inside.margin {
        Margin::Unit => {
            vec![tables.shown(shown(Flow::Assigned)), tables.share(shown(Flow::InTime), shown(Flow::Late))]
        }
        _ => vec![tables.shown(shown(Flow::Received))],
    }
}
